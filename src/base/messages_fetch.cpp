// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-FETC-001", tr("{url} is not an address that is asked"),
                   tr("https://…, without a user name"), tr("{url}"),
                   tr("give an https:// address; http:// is for this computer alone, with "
                      "--allow-loopback-http")},
    CatalogueEntry{"CTG-FETC-002", tr("{service} does not serve {url}"), tr("status 200"),
                   tr("status {status}"),
                   tr("check the code of the département and the names of data sets; if they are "
                      "right, the service has changed")},
    CatalogueEntry{"CTG-FETC-003",
                   tr("{service} gave no whole answer to {url} in {attempts} attempts"),
                   tr("status 200"), tr("{words}"),
                   tr("run the same command again later: what has come is kept and resumed; behind "
                      "a slow line, raise --idle-seconds and --total-seconds")},
    CatalogueEntry{
        "CTG-FETC-004", tr("{service} redirects {url} to where this command does not go"),
        tr("at most five redirections, to https:// only"), tr("{words}"),
        tr("look at the address in a browser; a network that wants you to log in does that too")},
    CatalogueEntry{"CTG-FETC-005", tr("the certificate of {service} cannot be trusted"),
                   tr("one that the system vouches for"), tr("{words}"),
                   tr("install ca-certificates; if your office's proxy signs with its own "
                      "authority, give its certificate: --authorities FILE")},
    CatalogueEntry{
        "CTG-FETC-006",
        tr("{service} asks to wait {seconds} s before {url} is asked again (status {status})"),
        tr("a wait of at most {most} s"), tr("{seconds} s"),
        tr("run the same command again then: what has come is kept")},
    CatalogueEntry{"CTG-FETC-007",
                   tr("{file} could not be written: {words}"),
                   {},
                   {},
                   tr("check the space left and the rights on the folder")},
    CatalogueEntry{"CTG-FETC-010", tr("{service} answered {url} by a web page"),
                   tr("data: JSON or CSV"), tr("HTML"),
                   tr("look at the address in a browser: a network that wants you to log in, or a "
                      "service under maintenance, answers so")},
    CatalogueEntry{"CTG-FETC-011",
                   tr("the answer of {service} to {url} is larger than allowed"),
                   tr("at most {most} MiB"),
                   {},
                   tr("if such a size is right, raise --max-file-mib")},
    CatalogueEntry{
        "CTG-FETC-012", tr("the geography of {year} is not served"),
        tr("{current}: the service has the current one only"), tr("{year}; answered on {date}"),
        tr("leave --year out; boundaries of another year come from IGN (ADMIN EXPRESS), as files")},
    CatalogueEntry{
        "CTG-FETC-013",
        tr("the communes served on {date} are taken as those of the geography of {year}: the "
           "service tells no year"),
        {},
        {},
        tr("from January until the service has the new geography, give the year before: --year")},
    CatalogueEntry{"CTG-FETC-014",
                   tr("communes of these EPCI outside the département ({count}): {communes}"),
                   {},
                   {},
                   tr("they are in epci.csv; coverage of the département does not count them")},
    CatalogueEntry{"CTG-FETC-015", tr("communes in no EPCI ({count}): {communes}")},
    CatalogueEntry{"CTG-FETC-016",
                   tr("communes for which the service has no population ({count}): {communes}"),
                   {},
                   {},
                   tr("write them into population.csv if you know them: empty is not zero")},
    CatalogueEntry{"CTG-FETC-017",
                   tr("data set {dataset} has neither numdep nor numepci: it is fetched whole")},
    CatalogueEntry{"CTG-FETC-018", tr("{folder} is up to date: nothing was written")},
    CatalogueEntry{"CTG-FETC-019",
                   tr("{file} was edited and is kept as it is"),
                   {},
                   {},
                   tr("to have the new one, rename yours and run the command again")},
    CatalogueEntry{"CTG-FETC-020", tr("“{text}” is not the code of a département"),
                   tr("01 to 95, 2A, 2B, 971 to 976"), tr("“{text}”"),
                   tr("give the code of INSEE, with its zero: 01")},
    CatalogueEntry{"CTG-FETC-021", tr("“{text}” is not the name of a data set of data.caf.fr"),
                   tr("letters, digits, _ and -, as s_ben_com_f"), tr("“{text}”"),
                   tr("take the end of the data set's address on data.caf.fr")},
    CatalogueEntry{
        "CTG-FETC-022",
        tr("the answer to {url} is not what it should be: cut short, or the service has changed"),
        tr("{expected}"), tr("{found}"),
        tr("run the command again; if it stays so, look for a new version")},
    CatalogueEntry{"CTG-FETC-023",
                   tr("the answer to {url} does not agree with the others of the service"),
                   tr("{expected}"), tr("{found}"),
                   tr("the service may be changing its data: run the command again in an hour")},
    CatalogueEntry{"CTG-FETC-024", tr("the answer to {url} is empty"), tr("at least one row"),
                   tr("none"),
                   tr("check the code of the département, and that the data set covers it")},
    CatalogueEntry{"CTG-FETC-025",
                   tr("{folder} is there, and not from an earlier `ctg fetch`"),
                   tr("a name that is free, or a folder with the manifest.json of a fetch"),
                   {},
                   tr("name another folder: --out")},
    CatalogueEntry{"CTG-FETC-026", tr("{folder} is of the département {found}"), tr("{asked}"),
                   tr("{found}"), tr("name another folder: --out")},
    CatalogueEntry{"CTG-FETC-027",
                   tr("the services have other data than {folder}: {files}"),
                   {},
                   {},
                   tr("to replace them: --overwrite; what you edited is kept, nothing has to be "
                      "fetched again")},
    CatalogueEntry{"CTG-FETC-028",
                   tr("another run is fetching {folder}"),
                   {},
                   {},
                   tr("wait for it to end, or name another folder: --out")},
};

} // namespace

std::span<const CatalogueEntry> fetch_messages() noexcept {
    return messages;
}

} // namespace ctg
