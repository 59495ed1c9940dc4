// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/layer.hpp"

namespace ctg {

/// `layer` with the columns `code` and `nom`, if it is a layer of IGN's ADMIN EXPRESS and has none
/// of these names yet; else as it is. Recognised by its columns, whatever their case: INSEE_COM,
/// INSEE_ARM, CODE_SIREN or INSEE_DEP with NOM (up to 2024), code_insee or code_siren with
/// nom_officiel (since 4.0). Other columns keep their names. What was recognised is noted
/// (CTG-READ-067).
[[nodiscard]] Checked<Layer> as_published(Layer layer);

} // namespace ctg
