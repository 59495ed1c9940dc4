// SPDX-License-Identifier: Apache-2.0
#include "study/fetch_place.hpp"

#include "ctg/base/error.hpp"
#include "ctg/writing/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace ctg {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(std::string_view code, const fs::path& folder, DiagnosticValues values) {
    values.emplace_back("folder", folder.string());
    throw ReadError({error_of(code, std::move(values), Place{folder.string()})});
}

/// A second name for the same bytes where the file system can, else a copy.
void lend(const fs::path& from, const fs::path& to) {
    std::error_code fault;
    fs::create_directories(to.parent_path());
    fs::remove(to, fault);
    fs::create_hard_link(from, to, fault);
    if (fault) fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

int flushed(const fs::path& folder) noexcept {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    // EINVAL: the file system has no such thing as a flush of a folder.
    const int number = ::fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
    return ::close(descriptor) == 0 ? number : errno;
}

/// Swaps two folders, in one step where the file system can. @return 0, or the error number.
int exchanged(const fs::path& a, const fs::path& b) {
    if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    const fs::path aside = a.parent_path() / "aside";
    if (::rename(b.c_str(), aside.c_str()) != 0) return errno;
    if (::rename(a.c_str(), b.c_str()) == 0) return ::rename(aside.c_str(), a.c_str()) ? errno : 0;
    const int number = errno;
    return ::rename(aside.c_str(), b.c_str()) == 0 ? number : errno;
}

} // namespace

FetchPlace::FetchPlace(const fs::path& folder, const std::string& departement)
    : folder_(fs::absolute(folder / "x").lexically_normal().parent_path()),
      place_(folder_.parent_path() / ("." + folder_.filename().string() + ".part")) {
    std::error_code fault;
    const auto status = fs::symlink_status(folder_, fault);
    const bool is_free =
        !fs::exists(status) || (fs::is_directory(status) && fs::is_empty(folder_, fault));
    if (!is_free) {
        const auto manifest = fs::is_directory(status) ? manifest_in(folder_) : std::nullopt;
        if (!manifest) refuse("CTG-FETC-025", folder, {});
        if (manifest->departement != departement)
            refuse("CTG-FETC-026", folder,
                   {{"found", manifest->departement}, {"asked", departement}});
        earlier_ = *manifest;
    }
    fs::create_directories(place_ / "answers", fault);
    if (fault) fail(fault.value());
    lock_ = ::open(place_.c_str(), O_RDONLY | O_CLOEXEC);
    if (lock_ < 0) fail(errno);
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) refuse("CTG-FETC-028", folder, {});
    fs::remove_all(place_ / "study", fault);
    fs::create_directories(place_ / "study", fault);
    if (fault) fail(fault.value());
    if (auto manifest = manifest_in(place_ / "answers"); manifest) gathered_ = *manifest;
    gathered_.departement = departement;
}

FetchPlace::~FetchPlace() {
    std::error_code ignored; // a place that stays is only tidied
    fs::remove_all(place_ / "study", ignored);
    fs::remove(place_ / "answers" / "sources", ignored); // if it is empty
    fs::remove(place_ / "answers", ignored);
    fs::remove(place_, ignored);
    if (lock_ >= 0) ::close(lock_);
}

fs::path FetchPlace::answer(const std::string& file) const {
    fs::path path = place_ / "answers" / file;
    std::error_code fault;
    fs::create_directories(path.parent_path(), fault);
    if (fault) fail(fault.value());
    return path;
}

std::optional<FetchedFile> FetchPlace::known(const std::string& url, const std::string& file) {
    const fs::path here = answer(file);
    const auto is_whole = [](const FetchedFile* known, const fs::path& path) {
        return known != nullptr && sha256_of(path) == known->answer.sha256;
    };
    const auto* const gathered = gathered_.find_url(url);
    if (is_whole(gathered, here)) return *gathered;
    const auto* const earlier = earlier_.find_url(url);
    if (!is_whole(earlier, folder_ / (earlier == nullptr ? file : earlier->file)))
        return std::nullopt;
    lend(folder_ / earlier->file, here);
    return *earlier;
}

void FetchPlace::remember(const FetchedFile& file) {
    std::erase_if(gathered_.files, [&](const FetchedFile& other) {
        return other.answer.url == file.answer.url || other.file == file.file;
    });
    gathered_.files.push_back(file);
    write_file(place_ / "answers" / manifest_name, text_of(gathered_), Existing::replace);
}

void FetchPlace::keep(const FetchedFile& file) const {
    lend(place_ / "answers" / file.file, place_ / "study" / file.file);
}

void FetchPlace::write(const std::string& file, std::string_view content) const {
    write_file(place_ / "study" / file, content, Existing::replace);
}

/// Files of others, and those of ours that this run did not make.
void FetchPlace::carry_over() const {
    std::vector<std::string> ours;
    for (const auto& file : earlier_.files)
        ours.push_back(file.file);
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
        const auto name = entry.path().lexically_relative(folder_);
        const auto target = place_ / "study" / name;
        if (fs::exists(fs::symlink_status(target))) continue;
        if (std::ranges::find(ours, name.string()) != ours.end()) continue; // no longer served
        if (entry.is_symlink())
            fs::copy_symlink(entry.path(), target);
        else if (entry.is_directory())
            fs::create_directories(target);
        else if (entry.is_regular_file())
            lend(entry.path(), target);
    }
}

void FetchPlace::install() {
    try {
        give_name();
    } catch (const fs::filesystem_error& error) {
        fail(error.code().value());
    }
    discard();
}

void FetchPlace::give_name() const {
    const fs::path study = place_ / "study";
    const bool is_update = fs::exists(folder_) && !fs::is_empty(folder_);
    if (is_update) carry_over();
    if (const int number = flushed(study); number != 0) fail(number);
    const int number = is_update ? exchanged(study, folder_)
                                 : (::rename(study.c_str(), folder_.c_str()) == 0 ? 0 : errno);
    if (number != 0) fail(number);
    if (const int flush = flushed(folder_.parent_path()); flush != 0) fail(flush);
}

void FetchPlace::discard() noexcept {
    std::error_code ignored; // what stays is taken up or away by the next run
    fs::remove_all(place_, ignored);
}

void FetchPlace::fail(int number) const {
    throw ReadError({error_of(
        "CTG-FETC-007",
        {{"file", folder_.filename().string()}, {"words", std::generic_category().message(number)}},
        Place{folder_.string()})});
}

} // namespace ctg
