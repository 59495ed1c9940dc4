// SPDX-License-Identifier: Apache-2.0
#include "ctg/coverage/convention.hpp"

namespace ctg {

std::string_view name_of(ConventionStatus status) noexcept {
    switch (status) {
    case ConventionStatus::projet:
        return "projet";
    case ConventionStatus::signee:
        return "signee";
    case ConventionStatus::denoncee:
        return "denoncee";
    }
    return {};
}

bool is_in_force(const Convention& convention, const Date& day) noexcept {
    return convention.effect <= day && day <= convention.end;
}

} // namespace ctg
