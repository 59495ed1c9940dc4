// SPDX-License-Identifier: Apache-2.0
#pragma once

// The same function for wider registers too, chosen when the program is loaded. Not under
// sanitizers, which are not ready by then.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__GLIBC__) &&       \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CTG_HAS_CLONES 1
#else
#define CTG_HAS_CLONES 0
#endif

/// For whole numbers.
#if CTG_HAS_CLONES
#define CTG_ON_WIDE_VECTORS __attribute__((target_clones("avx512f", "avx2", "default")))
/// For doubles: AVX2 does not bring the fused multiply-add, which would round otherwise, so that
/// results are the same bits on all x86-64 processors.
#define CTG_ON_WIDE_DOUBLES __attribute__((target_clones("avx2", "default")))
#else
#define CTG_ON_WIDE_VECTORS
#define CTG_ON_WIDE_DOUBLES
#endif
