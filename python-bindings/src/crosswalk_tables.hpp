// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk_results.hpp"

namespace ctg::python {

/// Gives a crosswalk its rows, its columns for ctg/arrow.py, and the way back.
void bind_crosswalk_tables(py::module_& module, py::class_<PyCrosswalk>& type);

} // namespace ctg::python
