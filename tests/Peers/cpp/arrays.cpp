// Structure of arrays across instances: a group of them side by side in the lanes of the vectors, groups dealt out to threads. The workload, and what all peers compute: tests/Peers/README.md.
// How many lanes go together (one, two or four vectors), and whether lanes share a structure or have their own, is measured before the first run of a size; the quickest is kept.
// Built with -O3 -march=native -ffast-math -fopenmp; with -DHONEST and without -ffast-math it is the bit-honest form: exp and log of libm, divisions as written.
#include <map>
#include "group.hpp"
#include "wide.hpp"

namespace peers {

class Arrays {
    struct Chunk {
        int structure;
        const int* first;
        int count;
    };
    struct Way {
        int k;
        bool shared;
        double seconds;
    };

    const Workload& w;
    std::vector<std::vector<double>> rows;  // the samples of each structure
    std::vector<int> order;                 // instances by structure
    std::vector<std::pair<int, int>> parts; // of order, by structure
    int count = 0;
    long steps = 0;
    Way way{};
    std::map<std::pair<int, long>, Way> best;

    template <int K, int M, int L, bool Edge, bool Shared>
    void run_as(std::vector<Result>& results) {
        if constexpr (Shared) {
            // Where instances end early, a structure's instances follow each other in the lanes; else each group takes a share of them.
            std::vector<Chunk> chunks;
            constexpr int W = K * Base;
            for (size_t u = 0; u < parts.size(); ++u) {
                const int share = w.check_every > 0 ? parts[u].second : W;
                for (int at = 0; at < parts[u].second; at += share) chunks.push_back({(int)u, &order[parts[u].first + at], std::min(share, parts[u].second - at)});
            }
#pragma omp parallel
            {
                Group<K, M, L, Edge, true> group(w, steps);
#pragma omp for schedule(dynamic, 1)
                for (size_t k = 0; k < chunks.size(); ++k) {
                    Feed feed{chunks[k].first, chunks[k].count};
                    group.share(&w.structures[chunks[k].structure], rows[chunks[k].structure].data());
                    group.run(feed, results);
                }
            }
        } else {
            Feed feed{order.data(), (int)order.size()};
#pragma omp parallel
            Group<K, M, L, Edge, false>(w, steps).run(feed, results);
        }
    }

    template <int K>
    void run_wide(std::vector<Result>& results) {
        std::vector<Chunk> chunks;
        constexpr int W = K * Base;
        for (size_t u = 0; u < parts.size(); ++u)
            for (int at = 0; at < parts[u].second; at += W) chunks.push_back({(int)u, &order[parts[u].first + at], std::min(W, parts[u].second - at)});
#pragma omp parallel for schedule(dynamic, 1)
        for (size_t k = 0; k < chunks.size(); ++k) {
            Feed feed{chunks[k].first, chunks[k].count};
            WideGroup<K>(w, steps, w.structures[chunks[k].structure]).run(feed, results);
        }
    }

    template <int K>
    void run_of(std::vector<Result>& results) {
        const auto same = [&](int loss, int m, int edge) { return w.loss == loss && w.parameters == m && w.edge == edge; };
        if (same(Quadratic, 3, 0)) way.shared ? run_as<K, 3, Quadratic, false, true>(results) : run_as<K, 3, Quadratic, false, false>(results);
        else if (same(Quadratic, 3, 1)) run_as<K, 3, Quadratic, true, true>(results);
        else if (same(SmoothHinge, 3, 0)) run_as<K, 3, SmoothHinge, false, true>(results);
        else if (same(LeastSquares, 10, 0)) run_as<K, 10, LeastSquares, false, true>(results);
        else run_wide<K>(results);
    }

    // The first instances, ordered by structure.
    void take(int instances) {
        if (instances == count) return;
        count = instances;
        order.clear(), parts.assign(w.structures.size(), {0, 0});
        std::vector<std::vector<int>> by(w.structures.size());
        for (int i = 0; i < instances; ++i) by[w.start[i].structure].push_back(i);
        for (size_t u = 0; u < by.size(); ++u) {
            parts[u] = {(int)order.size(), (int)by[u].size()};
            order.insert(order.end(), by[u].begin(), by[u].end());
        }
    }

public:
    explicit Arrays(const Workload& w) : w(w) {
        for (const auto& s : w.structures) rows.push_back(w.loss == SmoothHinge || w.loss == LeastSquares ? arrange(w, s) : std::vector<double>{});
    }

    static bool covers(const Workload& w) {
        const bool listed = (w.loss == Quadratic && w.parameters == 3) || (w.loss == SmoothHinge && w.parameters == 3 && !w.edge) || (w.loss == LeastSquares && w.parameters == 10 && !w.edge) ||
                            (w.loss == Logistic && !w.edge && w.check_every == 0);
        return w.quantiser == 1 && listed;
    }

    void prepare(int instances, long limit) {
        // Instances that end early are tried to their ends, since how lanes empty is what counts; of many, some.
        const bool early = w.check_every > 0;
        const long trial = early ? limit : std::min(limit, w.loss == Logistic ? 2L : 100L);
        auto& known = best[{instances, trial}];
        if (known.k == 0) {
            known.seconds = 1e300;
            std::vector<Way> ways{{1, true, 0}, {2, true, 0}, {4, true, 0}};
            if (early && w.graphs == 1 && w.nodes <= 16 && w.loss == Quadratic && !w.edge) ways.insert(ways.end(), {{1, false, 0}, {2, false, 0}});
            take(early ? std::min(instances, 1024) : instances);
            for (auto each : ways) {
                steps = trial, way = each, way.seconds = 1e300;
                for (int r = 0; r < 3; ++r) {
                    std::vector<Result> results(count);
                    const auto begin = std::chrono::steady_clock::now();
                    run(results);
                    way.seconds = std::min(way.seconds, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
                }
                if (std::getenv("PEERS_VERBOSE")) std::fprintf(stderr, "%s: %.6f s\n", note().c_str(), way.seconds);
                if (way.seconds < known.seconds) known = way;
            }
        }
        take(instances);
        way = known, steps = limit;
    }

    void run(std::vector<Result>& results) {
        if (way.k == 1) run_of<1>(results);
        else if (way.k == 2) run_of<2>(results);
        else run_of<4>(results);
    }

    std::string note() const { return std::to_string(way.k * Base) + " lanes" + (way.shared ? "" : " of any structure"); }
};

}  // namespace peers

int main(int argc, char** argv) { return peers::serve<peers::Arrays>(argc, argv); }
