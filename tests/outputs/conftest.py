# SPDX-License-Identifier: Apache-2.0
from writers import whole, writer  # noqa: F401 (fixtures)
