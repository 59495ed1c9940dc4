// SPDX-License-Identifier: Apache-2.0
// A crosswalk, what weighs its parts, and their notes, as one object in Python.
#pragma once

#include "bind.hpp"
#include "ctg/crosswalk/crosswalk.hpp"
#include "ctg/crosswalk/fine_weights.hpp"

namespace ctg::python {

using PyCrosswalk = Checked<Crosswalk>;
using PyFineWeights = Checked<FineWeights>;

} // namespace ctg::python
