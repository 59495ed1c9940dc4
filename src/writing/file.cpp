// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/file.hpp"

#include "writing/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace ctg {
namespace {

/// Writes all of `content` to an open file. @return 0, or the error number.
int written(int descriptor, std::string_view content) noexcept {
    while (!content.empty()) {
        const ssize_t count = ::write(descriptor, content.data(), content.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(descriptor) == 0 ? 0 : errno;
}

} // namespace

void write_file(const std::filesystem::path& file, std::string_view content, Existing existing) {
    constexpr mode_t readable_and_writable = 0666; // less the umask
    AtomicFile target(file, existing);
    const int descriptor = ::open(target.temporary().c_str(),
                                  O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, readable_and_writable);
    if (descriptor < 0) target.fail(errno);
    const int number = written(descriptor, content);
    // A close may tell what earlier writes did not (a quota, a network file system).
    const int at_close = ::close(descriptor) == 0 ? 0 : errno;
    if (number != 0) target.fail(number);
    if (at_close != 0) target.fail(at_close);
    target.commit();
}

} // namespace ctg
