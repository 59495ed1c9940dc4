#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Prints every text that the code marks with tr() or tr_counted(), as a template of translations.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8

# Words such as "90 % of" are no formats of C; a date would change with every run.
find include src \( -name '*.cpp' -o -name '*.hpp' \) | sort |
    xgettext --files-from=- --from-code=UTF-8 --language=C++ --add-location=file --width=100 \
        --keyword --keyword=tr:1,1t --keyword=tr:1c,2,2t --keyword=tr_counted:1,2 \
        --package-name=ctg --output=- |
    sed -e '/^#, c-format$/d' -e '/^"POT-Creation-Date:/d'
