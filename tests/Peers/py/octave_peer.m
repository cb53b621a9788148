#!/usr/bin/octave-cli -qf
% Octave, vectorised over instances, as one would write it in Matlab: networks, losses and incidences as sparse matrices of all structures of a batch, a column per instance of each.
% A state is [components * nodes * structures, K]: rows of x, then of y (m blocks), then of s (m blocks). Usage: PEER INPUT OUTPUT REPEATS [INSTANCES [STEPS]], REPEATS 0 serves.
1;

function p = read_workload(path, instances, steps)
  f = fopen(path, "r", "ieee-le");
  if f < 0, error("no such file: %s", path); end
  raw = fread(f, Inf, "int64=>int64");
  fclose(f);
  head = double(raw(1:12));
  if raw(1) != typecast(uint8("COOPWL01"), "int64"), error("%s is no workload file", path); end
  names = {"count", "n", "m", "loss", "coupling", "quantiser", "pool", "every", "steps", "check", "structures"};
  for k = 1:11, p.(names{k}) = head(k + 1); end
  if steps > 0, p.steps = min(steps, p.steps); end
  n = p.n; m = p.m;
  size = 11 + 5 * n + n * m + m;
  rows = reshape(raw(end - p.count * size + 1:end), size, []);
  if instances > 0, p.count = min(instances, p.count); end
  rows = rows(:, 1:p.count);
  p.structure = double(rows(1, :)) + 1;
  reals = reshape(typecast(rows(:), "double"), size, []);
  names = {"alpha", "rho", "eta", "demand", "c", "mu", "ridge", "penalty", "stop", "optimum"};
  for k = 1:10, p.(names{k}) = reals(k + 1, :); end
  at = 11;
  for name = {"capacity", "workload", "lower", "upper", "x0"}
    p.(name{1}) = reals(at + 1:at + n, :);
    at += n;
  end
  p.y0 = reals(at + 1:at + n * m, :);
  p.best = reals(at + n * m + 1:end, :);
  p.limit = 1e6 * max([ones(1, p.count); abs(p.x0); abs(p.y0)], [], 1);
  at = 12;
  p.data = cell(1, max(p.structure));
  for u = 1:max(p.structure)
    d = struct();
    for g = 1:p.pool
      e = double(raw(at + 1));
      d.graphs{g} = struct("tail", double(raw(at + 2:at + 1 + e)) + 1, "head", double(raw(at + 2 + e:at + 1 + 2 * e)) + 1, "weight", typecast(raw(at + 2 + 2 * e:at + 1 + 3 * e), "double"));
      at += 1 + 3 * e;
    end
    if p.loss == 0
      d.a = reshape(typecast(raw(at + 1:at + n * m * m), "double"), m, m, n);  % a(k, j, i): row j, column k
      at += n * m * m;
      d.b = reshape(typecast(raw(at + 1:at + n * m), "double"), m, n);
      at += n * m;
    else
      d.offset = double(raw(at + 1:at + n + 1));
      at += n + 1;
      total = d.offset(end);
      d.features = reshape(typecast(raw(at + 1:at + total * (m - 1)), "double"), m - 1, total);
      at += total * (m - 1);
      d.targets = typecast(raw(at + 1:at + total), "double");
      at += total;
    end
    p.data{u} = d;
  end
end

% Batches of at most `most` instances: index [U, K], the instances of a row sharing their structure.
function list = batches(p, most)
  list = {};
  [sorted, order] = sort(p.structure);
  starts = find([true, diff(sorted) != 0]);
  ends = [starts(2:end) - 1, numel(sorted)];
  pieces = {};
  for g = 1:numel(starts)
    for from = starts(g):most:ends(g), pieces{end + 1} = order(from:min(from + most - 1, ends(g))); end
  end
  widths = cellfun(@numel, pieces);
  for width = unique(widths)
    same = find(widths == width);
    step = max(1, floor(most / width));
    for from = 1:step:numel(same), list{end + 1} = cell2mat(pieces(same(from:min(from + step - 1, numel(same))))'); end
  end
end

% The matrices of a batch.
function b = lay_out(p, index)
  [U, K] = size(index);
  n = p.n; m = p.m; N = n * U; C = 1 + 2 * m;
  b.index = index;
  b.alive = true(U, K);
  for g = 1:p.pool
    tail = head = weight = of = [];
    for u = 1:U
      s = p.data{p.structure(index(u, 1))}.graphs{g};
      tail = [tail; s.tail + (u - 1) * n]; head = [head; s.head + (u - 1) * n]; weight = [weight; s.weight]; of = [of; u * ones(numel(s.tail), 1)];
    end
    E = numel(tail);
    if p.coupling == 1
      B = sparse([1:E, 1:E], [head', tail'], [ones(1, E), -ones(1, E)], E, N);
      b.spread{g} = kron(speye(C), B);
      b.gather{g} = kron(speye(C), -B' * spdiags(weight, 0, E, E));
      b.of{g} = of;
    else
      W = sparse([tail; head], [head; tail], [weight; weight], N, N);
      b.links{g} = kron(speye(C), W - spdiags(full(sum(W, 2)), 0, N, N));
    end
  end
  b.dense = p.loss != 0 && m > 30;
  if p.loss == 0
    row = column = value = [];
    b.b = zeros(m * N, 1);
    for u = 1:U
      d = p.data{p.structure(index(u, 1))};
      [k, j, i] = ndgrid(1:m, 1:m, (u - 1) * n + (1:n));
      row = [row; (j(:) - 1) * N + i(:)]; column = [column; (k(:) - 1) * N + i(:)]; value = [value; d.a(:)];
      b.b(((1:m)' - 1) * N + ((u - 1) * n + (1:n))) = d.b;
    end
    b.a = sparse(row, column, value, m * N, m * N);
  else
    row = column = value = target = of = count = [];
    sign = 1 - 2 * (p.loss != 3);
    S = 0;
    for u = 1:U
      d = p.data{p.structure(index(u, 1))};
      size_of = diff(d.offset);
      node = repelems((u - 1) * n + (1:n), [1:n; size_of'])';
      total = numel(node);
      if b.dense
        for i = 1:n, b.phi{(u - 1) * n + i} = [d.features(:, d.offset(i) + 1:d.offset(i + 1))', sign * ones(size_of(i), 1)]; end
      else
        [j, k] = ndgrid(1:m, 1:total);
        full = [d.features; sign * ones(1, total)];
        row = [row; S + k(:)]; column = [column; (j(:) - 1) * N + node(k(:))]; value = [value; full(:)];
      end
      target = [target; d.targets]; of = [of; u * ones(total, 1)]; count = [count; max(1, size_of(node - (u - 1) * n))];
      S += total;
    end
    b.target = target; b.of_sample = of; b.count = count;
    if !b.dense, b.m = sparse(row, column, value, S, m * N); b.mt = b.m'; end
  end
  nodes = @(a) reshape(permute(reshape(a(:, index), n, U, K), [1, 2, 3]), N, K);
  each = @(a) reshape(a(index), U, K);
  for name = {"capacity", "workload", "lower", "upper", "x0"}, b.(name{1}) = nodes(p.(name{1})); end
  b.best = reshape(permute(reshape(p.best(:, index), m, U, K), [2, 1, 3]), U * m, K);
  y = reshape(p.y0(:, index), m, n, U, K);
  b.v = [b.x0; reshape(permute(y, [2, 3, 1, 4]), m * N, K); zeros(m * N, K)];
  for name = {"alpha", "rho", "eta", "demand", "c", "mu", "ridge", "penalty", "stop", "optimum", "limit"}, b.(name{1}) = each(p.(name{1})); end
  b.feasibility = b.drift = b.below = zeros(U, K);
  b = expand(p, b);
end

% What follows from the numbers of the instances.
function b = expand(p, b)
  [U, K] = size(b.index);
  n = p.n; m = p.m; N = n * U; C = 1 + 2 * m;
  node = kron((1:U)', ones(n, 1));
  all = repmat(node, C, 1);
  b.node = node;
  b.sum = kron(speye(U), ones(1, n));
  b.sums = kron(speye(m), b.sum);
  if p.coupling == 1
    for g = 1:p.pool, b.rhos{g} = b.rho(repmat(b.of{g}, C, 1), :); end
  else
    b.rhos = repmat({b.rho(all, :)}, 1, p.pool);
  end
  b.etas = b.eta(all, :);
  b.alphas = b.alpha(repmat(node, m, 1), :);
  b.twice = 2 * b.penalty(node, :);
  if p.loss == 1
    b.cs = -b.c(b.of_sample, :) .* b.target;
    b.mus = b.mu(b.of_sample, :);
  elseif p.loss == 3
    b.ridges = b.ridge(repmat(node, m - 1, 1), :);
  end
end

function g = gradient(p, b, y)
  m = p.m; N = rows(y) / m;
  if p.loss == 0
    g = b.a * y - b.b;
    return;
  end
  if b.dense
    score = zeros(numel(b.target), columns(y));
    at = 0;
    for i = 1:N
      score(at + (1:rows(b.phi{i})), :) = b.phi{i} * y(i:N:end, :);
      at += rows(b.phi{i});
    end
  else
    score = b.m * y;
  end
  switch p.loss
    case 1, r = b.cs ./ (1 + exp(b.mus .* (b.target .* score - 1)));
    case 2, r = 2 * (score - b.target);
    case 3, r = (-b.target ./ b.count) ./ (1 + exp(b.target .* score));
  end
  if b.dense
    g = zeros(size(y));
    at = 0;
    for i = 1:N
      g(i:N:end, :) = b.phi{i}' * r(at + (1:rows(b.phi{i})), :);
      at += rows(b.phi{i});
    end
  else
    g = b.mt * r;
  end
  w = 1:(m - 1) * N;
  if p.loss == 1, g(w, :) += 2 * y(w, :); elseif p.loss == 3, g(w, :) += b.ridges .* y(w, :); end
end

function q = quantise(p, v, rho)
  if p.quantiser == 0, q = v; else q = sign(v) .* exp(rho .* round(log(abs(v)) ./ rho)); end
end

function r = residual(p, b)
  m = p.m; N = rows(b.x0); U = rows(b.index); K = columns(b.index);
  x = b.v(1:N, :);
  cost = b.sum * ((x - b.workload).^2 ./ (2 * b.capacity) + b.twice / 2 .* (max(x - b.upper, 0).^2 + max(b.lower - x, 0).^2));
  best = reshape(b.best, U, m, K);
  scale = max(1, sqrt(reshape(sum(best.^2, 2), U, K)));
  y = reshape(b.v(N + 1:N + m * N, :), p.n, U, m, K);
  distance = reshape(sqrt(max(sum((y - reshape(best, 1, U, m, K)).^2, 3), [], 1)), U, K);
  r = max(abs(cost - b.optimum) ./ max(1, abs(b.optimum)), distance ./ scale);
end

function result = hand_on(p, b, which, outcome, done, result)
  N = rows(b.x0);
  [u, k] = find(which);
  for e = 1:numel(u)
    i = b.index(u(e), k(e));
    block = b.v((u(e) - 1) * p.n + (1:p.n)' + N * (0:p.m), k(e));
    block = reshape(block, p.n, 1 + p.m);
    result.x(:, i) = block(:, 1);
    result.y(:, i) = reshape(block(:, 2:end)', [], 1);
    result.outcome(i) = outcome(min(e, numel(outcome)));
    result.done(i) = done;
  end
end

% Takes structures and instances that have ended out, once a quarter has.
function b = compact(p, b)
  live = sum(b.alive, 2);
  keep = find(live);
  width = max(live);
  if numel(keep) * width > 0.75 * numel(b.alive), return; end
  [~, order] = sort(!b.alive(keep, :), 2);
  order = order(:, 1:width);
  n = p.n; m = p.m; U = rows(b.index); N = n * U; C = 1 + 2 * m;
  node = reshape((1:n)' + (keep' - 1) * n, [], 1);
  of = kron((1:numel(keep))', ones(n, 1));
  block = @(c) reshape(node + (0:c - 1) * N, [], 1);
  pick = @(a, r, o) a(r + (order(o, :) - 1) * rows(a));
  for name = {"capacity", "workload", "lower", "upper", "x0"}, b.(name{1}) = pick(b.(name{1}), node, of); end
  b.v = pick(b.v, block(C), repmat(of, C, 1));
  b.best = pick(b.best, reshape(keep + (0:m - 1) * U, [], 1), repmat((1:numel(keep))', m, 1));
  each = {"index", "alive", "alpha", "rho", "eta", "demand", "c", "mu", "ridge", "penalty", "stop", "optimum", "limit", "feasibility", "drift", "below"};
  for name = each, b.(name{1}) = pick(b.(name{1}), keep, (1:numel(keep))'); end
  new = zeros(U, 1);
  new(keep) = 1:numel(keep);
  for g = 1:p.pool
    if p.coupling == 1
      stays = find(new(b.of{g}));
      e = reshape(stays + (0:C - 1) * numel(b.of{g}), [], 1);
      b.spread{g} = b.spread{g}(e, block(C));
      b.gather{g} = b.gather{g}(block(C), e);
      b.of{g} = new(b.of{g}(stays));
    else
      b.links{g} = b.links{g}(block(C), block(C));
    end
  end
  if p.loss == 0
    b.a = b.a(block(m), block(m));
    b.b = b.b(block(m));
  else
    stays = find(new(b.of_sample));
    if b.dense, b.phi = b.phi(node); else b.m = b.m(stays, block(m)); b.mt = b.m'; end
    b.target = b.target(stays); b.count = b.count(stays); b.of_sample = new(b.of_sample(stays));
  end
  b = expand(p, b);
end

function result = to_end(p, b, result)
  m = p.m;
  for k = 0:p.steps
    if p.check > 0 && (mod(k, p.check) == 0 || k == p.steps)
      b.below = (b.below + 1) .* (residual(p, b) <= b.stop);
      ended = b.below == 2 & b.alive;
      if any(ended(:))
        result = hand_on(p, b, ended, 1, k, result);
        b.alive &= !ended;
        b.limit(ended) = Inf;
        if !any(b.alive(:)), return; end
        b = compact(p, b);
      end
    end
    if k == p.steps, break; end
    [U, K] = size(b.index);
    N = p.n * U;
    x = b.v(1:N, :); y = b.v(N + 1:N + m * N, :);
    z = b.v(N + m * N + 1:end, :) + gradient(p, b, y);
    message = [(x - b.workload) ./ b.capacity + b.twice .* (max(x - b.upper, 0) - max(b.lower - x, 0)); y; z];
    g = 1;
    if p.every > 0, g = mod(floor(k / p.every), p.pool) + 1; end
    if p.coupling == 1
      change = b.gather{g} * quantise(p, b.spread{g} * message, b.rhos{g});
    else
      change = b.links{g} * quantise(p, message, b.rhos{g});
    end
    change(N + 1:N + m * N, :) -= b.alphas .* z;
    b.v += b.etas .* change;
    b.feasibility = max(b.feasibility, abs(b.sum * b.v(1:N, :) - b.demand));
    drift = abs(reshape(b.sums * b.v(N + m * N + 1:end, :), U, m, K));
    b.drift = max(b.drift, reshape(max(drift, [], 2), U, K));
    values = reshape(abs(b.v), p.n, U, 1 + 2 * m, K);
    largest = reshape(max(max(values, [], 1), [], 3), U, K);
    % max passes over NaN; a sum does not.
    if !all((largest <= b.limit)(:)) || isnan(sum(b.v(:)))
      bad = reshape(any(any(!isfinite(values), 1), 3), U, K);
      ended = (bad | !(largest <= b.limit)) & b.alive;
      if any(ended(:))
        result = hand_on(p, b, ended, 2 + bad(ended), k + 1, result);
        b.alive &= !ended;
        if !any(b.alive(:)), return; end
      end
      dead = !b.alive;
      b.limit(dead) = Inf;
      b.v(repmat(dead(b.node, :), 1 + 2 * m, 1)) = 0;
      b = compact(p, b);
    end
  end
  result = hand_on(p, b, b.alive, 0, p.steps, result);
end

function result = run_all(p, laid)
  result = struct("x", zeros(p.n, p.count), "y", zeros(p.n * p.m, p.count), "outcome", zeros(1, p.count), "done", zeros(1, p.count));
  for k = 1:numel(laid), result = to_end(p, laid{k}, result); end
end

function write_result(path, p, result)
  f = fopen(path, "w", "ieee-le");
  fwrite(f, typecast(uint8("COOPWS01"), "int64"), "int64");
  fwrite(f, [p.count, p.n, p.m], "int64");
  block = [typecast(int64(result.outcome), "double"); typecast(int64(result.done), "double"); result.x; result.y];
  fwrite(f, typecast(block(:), "int64"), "int64");
  fclose(f);
end

function [p, laid] = prepare(path, instances, steps)
  p = read_workload(path, instances, steps);
  numbers = p.n * (1 + 2 * p.m);
  if p.loss != 0, numbers = max(numbers, p.data{1}.offset(end)); end
  laid = cellfun(@(index) lay_out(p, index), batches(p, max(1, floor(2^16 / numbers))), "UniformOutput", false);
  short = p;
  short.steps = min(2, p.steps);
  to_end(short, laid{1}, struct());  % the libraries' first call
end

% A line of the input. Not fgetl, which waits for the first character of the next line before it returns.
function line = request()
  line = "";
  while !isempty(c = fread(stdin, 1, "char=>char")) && c != "\n", line(end + 1) = c; end
  if isempty(c) && isempty(line), line = -1; end
end

given = argv();
if numel(given) < 3 || numel(given) > 5, error("usage: octave_peer.m INPUT OUTPUT REPEATS [INSTANCES [STEPS]]"); end
asked = [cellfun(@str2double, given(4:end))', 0, 0](1:2);
repeats = str2double(given{3});
if repeats > 0
  [p, laid] = prepare(given{1}, asked(1), asked(2));
  for r = 1:repeats
    begin = tic();
    result = run_all(p, laid);
    printf("%.6f\n", toc(begin));
    fflush(stdout);
  end
  write_result(given{2}, p, result);
else
  last = [];
  while ischar(line = request())
    asked = sscanf(line, "%d")';
    if !isequal(asked, last), [p, laid] = prepare(given{1}, asked(1), asked(2)); last = asked; end
    begin = tic();
    result = run_all(p, laid);
    seconds = toc(begin);
    write_result(given{2}, p, result);
    printf("%.6f\n", seconds);
    fflush(stdout);
  end
end
