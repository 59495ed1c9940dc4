# SPDX-License-Identifier: Apache-2.0
"""Boundaries, EPCI and populations of a département from the official services, as a study.

    python3 04_fetch.py 13 bouches-du-rhone

With $CTG_SERVICE_URL, the services are those of that address: a mirror, or the server of a test.
"""

import os
import sys

import ctg

departement, folder = sys.argv[1:3]
mirror = os.environ.get("CTG_SERVICE_URL", "")
fetched = ctg.fetch(departement, folder, base_url=mirror, allow_loopback_http=bool(mirror))
study = ctg.load_study(fetched.study)
population = ctg.weights_of(study, ctg.Basis.population)

print(study.name)
print(len(study.geography), "communes")
print(f"{population.total.value:.0f} inhabitants")
