// SPDX-License-Identifier: Apache-2.0
// Boundaries, EPCI and populations of a département from the official services, as a study.
//
//     04_fetch 13 bouches-du-rhone
//
// With $CTG_SERVICE_URL, the services are those of that address: a mirror, or the server of a test.
#include "ctg/ctg.hpp"

#include <cmath>
#include <cstdlib>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    try {
        ctg::StudyRequest request;
        request.departement = argv[1];
        ctg::FetchOptions options;
        if (const char* const mirror = std::getenv("CTG_SERVICE_URL")) {
            request.base_url = mirror;
            options.plain_http = ctg::PlainHttp::loopback;
        }
        const auto fetched = ctg::fetch_study(request, argv[2], ctg::Existing::refuse, options);
        const auto study = ctg::load_study(fetched.value.study).value;
        const auto population = ctg::weights_of(study, ctg::Basis::population);

        std::cout << study.name << '\n'
                  << study.geography->communes().size() << " communes\n"
                  << std::llround(population.total().value()) << " inhabitants\n";
    } catch (const ctg::Error& error) {
        std::cerr << error.what();
        return 1;
    }
}
