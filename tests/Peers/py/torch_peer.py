#!/usr/bin/python3
"""PyTorch on the CPU, batched over instances: the layout of numpy_peer.py, its memory shared with tensors; every operation of a step is torch's, in place, one thread in a process a core."""

import numpy_peer  # sets the number of threads before any library starts them

import numpy as np
import torch

import workload as w


class TorchRun(numpy_peer.Run):
    """The looks at the state that are due once in many steps stay NumPy's."""

    def lay_out(self):
        super().lay_out()
        b, p = self.b, self.p
        t = self.t = {name: torch.from_numpy(getattr(self, name)) for name in ("v", "r", "q", "d", "x", "y", "s", "rho", "inverse", "eta", "alpha", "over", "under",
                                                                              "inverse_capacity", "twice", "feasibility", "drift")}
        t |= {name: torch.from_numpy(getattr(b, name)) for name in ("workload", "lower", "upper", "demand")}
        t["laplacian"] = torch.from_numpy(np.ascontiguousarray(b.laplacian))
        if p.coupling == w.EDGE:
            self.links = [tuple(self.tensor(a) for a in pair) for pair in self.links]
        if p.loss == w.QUADRATIC:
            t |= {name: torch.from_numpy(getattr(b, name)) for name in ("quadratic", "linear")}
        else:
            t |= {name: torch.from_numpy(getattr(self, name)) for name in ("features", "transposed", "weight", "targets", "margin")}
            t |= {name: torch.from_numpy(getattr(b, name))[:, None, None] for name in ("mu", "c", "ridge")}

    @staticmethod
    def tensor(a):
        """A SciPy matrix as torch's sparse rows."""
        c = a.tocoo()
        return torch.sparse_coo_tensor(np.array([c.row, c.col]), c.data, c.shape).coalesce()

    def gradient(self, out):
        t, p, m = self.t, self.p, self.p.m
        y = t["y"]
        if p.loss == w.QUADRATIC:
            a, c = t["quadratic"], t["linear"]
            if m > 4:
                torch.sub(torch.matmul(a, y), c[..., None], out=out)
                return
            for j in range(m):
                g = out[:, :, j]
                torch.mul(y[:, :, 0], a[:, :, j, 0, None], out=g)
                for k in range(1, m):
                    g.addcmul_(y[:, :, k], a[:, :, j, k, None])
                g.sub_(c[:, :, j, None])
            return
        weights, last = y[:, :, :m - 1], y[:, :, None, m - 1]
        u, n, s, k = t["margin"].shape
        margin = torch.bmm(t["features"].reshape(u * n, s, m - 1), weights.reshape(u * n, m - 1, k)).view(u, n, s, k)
        if p.loss == w.LEAST_SQUARES:
            margin.sub_(last).sub_(t["targets"]).mul_(t["weight"])
        else:
            if p.loss == w.LOGISTIC:
                margin.add_(last).mul_(t["targets"])
            else:
                margin.sub_(last).mul_(t["targets"]).sub_(1).mul_(t["mu"])
            margin.exp_().add_(1)
            torch.div(t["weight"], margin, out=margin)
        slope = torch.bmm(t["transposed"].view(u * n, m - 1, s), margin.view(u * n, s, k)).view(u, n, m - 1, k)
        total = margin.sum(2)
        if p.loss == w.LOGISTIC:
            torch.addcmul(slope, weights, t["ridge"], out=out[:, :, :m - 1])
            out[:, :, m - 1] = total
        elif p.loss == w.SMOOTH_HINGE:
            torch.mul(slope, t["c"], out=out[:, :, :m - 1])
            out[:, :, :m - 1].add_(weights, alpha=2)
            torch.mul(total, -t["c"][:, :, 0], out=out[:, :, m - 1])
        else:
            out[:, :, :m - 1] = slope
            torch.neg(total, out=out[:, :, m - 1])

    def quantise(self, v, out):
        if self.p.quantiser == w.NO_QUANTISER:
            out.copy_(v)
            return
        t = self.t
        torch.abs(v, out=out).log_().mul_(t["inverse"]).round_().mul_(t["rho"]).exp_()
        torch.copysign(out, v, out=out)

    def step(self, graph):
        t, p, m = self.t, self.p, self.p.m
        u, n, c, k = self.v.shape
        x, y, r, d = t["x"], t["y"], t["r"], t["d"]
        slope, z = r[:, :, 0], r[:, :, 1 + m:]
        torch.sub(x, t["upper"], out=t["over"]).clamp_(min=0)
        torch.sub(t["lower"], x, out=t["under"]).clamp_(min=0)
        t["over"].sub_(t["under"]).mul_(t["twice"])
        torch.sub(x, t["workload"], out=slope).mul_(t["inverse_capacity"]).add_(t["over"])
        r[:, :, 1:1 + m] = y
        self.gradient(z)
        z.add_(t["s"])
        if p.coupling == w.EDGE:
            spread, gather = self.links[graph]
            difference = torch.sparse.mm(spread, r.view(u * n, c * k)).view(u, -1, c, k)
            quantised = torch.empty_like(difference)
            self.quantise(difference, quantised)
            d = torch.sparse.mm(gather, quantised.view(-1, c * k)).view(u, n, c, k)
        else:
            self.quantise(r, t["q"])
            torch.bmm(t["laplacian"][graph], t["q"].view(u, n, c * k), out=d.view(u, n, c * k))
        d[:, :, 1:1 + m].addcmul_(z, t["alpha"], value=-1)
        t["v"].addcmul_(d, t["eta"])
        torch.maximum(t["feasibility"], x.sum(1).sub_(t["demand"]).abs_(), out=t["feasibility"])
        torch.maximum(t["drift"], t["s"].sum(1).abs_().amax(1), out=t["drift"])
        return t["v"].abs().amax((1, 2)).numpy()


def prepare(p):
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    return numpy_peer.prepare(p, TorchRun)


if __name__ == "__main__":
    w.main(prepare)
