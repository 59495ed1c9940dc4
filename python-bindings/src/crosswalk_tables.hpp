// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bind.hpp"
#include "ctg/crosswalk/crosswalk.hpp"

namespace ctg::python {

using PyCrosswalk = Checked<Crosswalk>;

/// Gives a crosswalk its rows, its columns for ctg/arrow.py, and the way back.
void bind_crosswalk_tables(py::module_& module, py::class_<PyCrosswalk>& type);

} // namespace ctg::python
