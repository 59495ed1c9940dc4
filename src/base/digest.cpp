// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/digest.hpp"

#include <openssl/evp.h>

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace ctg {
namespace {

using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view bytes) {
    Digest digest{};
    unsigned int size = 0;
    // Fails only if libcrypto was built without SHA-256: a bug of the installation.
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::logic_error("libcrypto has no SHA-256");
    return digest;
}

} // namespace

std::string sha256_hex(std::string_view bytes) {
    std::string hex;
    for (const unsigned char byte : sha256(bytes))
        hex += fmt::format("{:02x}", byte);
    return hex;
}

std::string sha256_base64(std::string_view bytes) {
    const Digest digest = sha256(bytes);
    constexpr std::size_t base64_size = 4 * ((digest.size() + 2) / 3);
    std::array<unsigned char, base64_size + 1> text{}; // EVP_EncodeBlock ends it with a NUL
    EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
    return {text.begin(), text.end() - 1};
}

} // namespace ctg
