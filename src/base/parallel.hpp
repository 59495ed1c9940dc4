// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace ctg {

/// Does job n for each n below `count`, on up to `threads` threads at once. Each thread works with
/// a worker of its own, which `make_worker()` makes and which is called with n. What a job throws
/// is thrown again when all threads have stopped.
template <class MakeWorker>
void in_parallel(std::size_t threads, std::size_t count, MakeWorker&& make_worker) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr fault;
    std::mutex fault_guard;
    const auto work = [&] {
        try {
            auto worker = make_worker();
            for (std::size_t n = next++; n < count; n = next++)
                worker(n);
        } catch (...) {
            const std::scoped_lock lock(fault_guard);
            if (!fault) fault = std::current_exception();
            next = count;
        }
    };
    std::vector<std::jthread> others;
    for (std::size_t n = 1; n < std::min(threads, count); ++n)
        others.emplace_back(work);
    work();
    others.clear(); // joins
    if (fault) std::rethrow_exception(fault);
}

} // namespace ctg
