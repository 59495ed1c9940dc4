# SPDX-License-Identifier: Apache-2.0
from ctg_command import ctg, study  # noqa: F401 (fixtures)
