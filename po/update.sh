#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Brings po/fr.po up to the texts of the code: new ones stand there without French, those that are
# gone leave it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export LC_ALL=C.UTF-8

template=$(mktemp)
trap 'rm -f "$template"' EXIT
./extract.sh >"$template"
msgmerge --quiet --no-fuzzy-matching --width=100 --add-location=file --output-file=- fr.po \
    "$template" | msgattrib --no-obsolete --width=100 --add-location=file --output-file=fr.po
msgattrib --untranslated --no-obsolete fr.po
