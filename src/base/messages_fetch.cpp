// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-FETC-001",
                   {"{url} is not an address that is asked", "https://…, without a user name",
                    "{url}",
                    "give an https:// address; http:// is for this computer alone, with "
                    "--allow-loopback-http"},
                   {"{url} n'est pas une adresse que l'on interroge",
                    "https://…, sans nom d'utilisateur", "{url}",
                    "donner une adresse en https:// ; http:// ne vaut que pour cet ordinateur, "
                    "avec --allow-loopback-http"}},
    CatalogueEntry{
        "CTG-FETC-002",
        {"{service} does not serve {url}", "status 200", "status {status}",
         "check the code of the département and the names of data sets; if they are right, the "
         "service has changed"},
        {"{service} ne sert pas {url}", "statut 200", "statut {status}",
         "vérifier le code du département et les noms des jeux de données ; s'ils sont justes, le "
         "service a changé"}},
    CatalogueEntry{
        "CTG-FETC-003",
        {"{service} gave no whole answer to {url} in {attempts} attempts", "status 200", "{words}",
         "run the same command again later: what has come is kept and resumed; behind a slow line, "
         "raise --idle-seconds and --total-seconds"},
        {"{service} n'a pas répondu en entier à {url} en {attempts} essais", "statut 200",
         "{words}",
         "relancer la même commande plus tard : ce qui est arrivé est gardé et repris ; sur une "
         "ligne lente, augmenter --idle-seconds et --total-seconds"}},
    CatalogueEntry{
        "CTG-FETC-004",
        {"{service} redirects {url} to where this command does not go",
         "at most five redirections, to https:// only", "{words}",
         "look at the address in a browser; a network that wants you to log in does that too"},
        {"{service} redirige {url} vers où cette commande ne va pas",
         "au plus cinq redirections, vers https:// seulement", "{words}",
         "regarder l'adresse dans un navigateur ; un réseau qui demande une connexion fait de "
         "même"}},
    CatalogueEntry{
        "CTG-FETC-005",
        {"the certificate of {service} cannot be trusted", "one that the system vouches for",
         "{words}",
         "install ca-certificates; if your office's proxy signs with its own authority, give its "
         "certificate: --authorities FILE"},
        {"le certificat de {service} n'est pas digne de confiance",
         "un certificat dont le système répond", "{words}",
         "installer ca-certificates ; si le mandataire de votre organisme signe avec sa propre "
         "autorité, donner son certificat : --authorities FICHIER"}},
    CatalogueEntry{"CTG-FETC-006",
                   {"{service} asks to wait {seconds} s before {url} is asked again (status "
                    "{status})",
                    "a wait of at most {most} s", "{seconds} s",
                    "run the same command again then: what has come is kept"},
                   {"{service} demande d'attendre {seconds} s avant de redemander {url} (statut "
                    "{status})",
                    "une attente d'au plus {most} s", "{seconds} s",
                    "relancer la même commande à ce moment : ce qui est arrivé est gardé"}},
    CatalogueEntry{"CTG-FETC-007",
                   {"{file} could not be written: {words}", "", "",
                    "check the space left and the rights on the folder"},
                   {"{file} n'a pas pu être écrit : {words}", "", "",
                    "vérifier la place libre et les droits sur le dossier"}},
    CatalogueEntry{
        "CTG-FETC-010",
        {"{service} answered {url} by a web page", "data: JSON or CSV", "HTML",
         "look at the address in a browser: a network that wants you to log in, or a service under "
         "maintenance, answers so"},
        {"{service} a répondu à {url} par une page web", "des données : JSON ou CSV", "HTML",
         "regarder l'adresse dans un navigateur : un réseau qui demande une connexion ou un "
         "service en maintenance répond ainsi"}},
    CatalogueEntry{"CTG-FETC-011",
                   {"the answer of {service} to {url} is larger than allowed", "at most {most} MiB",
                    "", "if such a size is right, raise --max-file-mib"},
                   {"la réponse de {service} à {url} dépasse la taille admise",
                    "au plus {most} Mio", "",
                    "si cette taille est juste, augmenter --max-file-mib"}},
    CatalogueEntry{
        "CTG-FETC-012",
        {"the geography of {year} is not served", "{current}: the service has the current one only",
         "{year}; answered on {date}",
         "leave --year out; boundaries of another year come from IGN (ADMIN EXPRESS), as files"},
        {"la géographie de {year} n'est pas servie",
         "{current} : le service n'a que la géographie courante", "{year} ; réponse du {date}",
         "ôter --year ; les limites d'une autre année viennent de l'IGN (ADMIN EXPRESS), en "
         "fichiers"}},
    CatalogueEntry{
        "CTG-FETC-013",
        {"the communes served on {date} are taken as those of the geography of {year}: the service "
         "tells no year",
         "", "",
         "from January until the service has the new geography, give the year before: --year"},
        {"les communes servies le {date} sont prises pour celles de la géographie de {year} : le "
         "service ne dit pas l'année",
         "", "", "de janvier à la mise à jour du service, donner l'année précédente : --year"}},
    CatalogueEntry{"CTG-FETC-014",
                   {"communes of these EPCI outside the département ({count}): {communes}", "", "",
                    "they are in epci.csv; coverage of the département does not count them"},
                   {"communes de ces EPCI hors du département ({count}) : {communes}", "", "",
                    "elles sont dans epci.csv ; la couverture du département ne les compte pas"}},
    CatalogueEntry{"CTG-FETC-015",
                   {"communes in no EPCI ({count}): {communes}", "", "", ""},
                   {"communes qui ne sont dans aucun EPCI ({count}) : {communes}", "", "", ""}},
    CatalogueEntry{"CTG-FETC-016",
                   {"communes for which the service has no population ({count}): {communes}", "",
                    "", "write them into population.csv if you know them: empty is not zero"},
                   {"communes dont le service n'a pas la population ({count}) : {communes}", "", "",
                    "les écrire dans population.csv si vous les connaissez : vide n'est pas "
                    "zéro"}},
    CatalogueEntry{
        "CTG-FETC-017",
        {"data set {dataset} has neither numdep nor numepci: it is fetched whole", "", "", ""},
        {"le jeu {dataset} n'a ni numdep ni numepci : il est pris en entier", "", "", ""}},
    CatalogueEntry{"CTG-FETC-018",
                   {"{folder} is up to date: nothing was written", "", "", ""},
                   {"{folder} est à jour : rien n'a été écrit", "", "", ""}},
    CatalogueEntry{"CTG-FETC-019",
                   {"{file} was edited and is kept as it is", "", "",
                    "to have the new one, rename yours and run the command again"},
                   {"{file} a été modifié et reste tel quel", "", "",
                    "pour avoir le nouveau, renommer le vôtre et relancer la commande"}},
    CatalogueEntry{"CTG-FETC-020",
                   {"“{text}” is not the code of a département", "01 to 95, 2A, 2B, 971 to 976",
                    "“{text}”", "give the code of INSEE, with its zero: 01"},
                   {"« {text} » n'est pas le code d'un département", "01 à 95, 2A, 2B, 971 à 976",
                    "« {text} »", "donner le code de l'INSEE, avec son zéro : 01"}},
    CatalogueEntry{"CTG-FETC-021",
                   {"“{text}” is not the name of a data set of data.caf.fr",
                    "letters, digits, _ and -, as s_ben_com_f", "“{text}”",
                    "take the end of the data set's address on data.caf.fr"},
                   {"« {text} » n'est pas le nom d'un jeu de données de data.caf.fr",
                    "lettres, chiffres, _ et -, comme s_ben_com_f", "« {text} »",
                    "prendre la fin de l'adresse du jeu de données sur data.caf.fr"}},
    CatalogueEntry{
        "CTG-FETC-022",
        {"the answer to {url} is not what it should be: cut short, or the service has changed",
         "{expected}", "{found}", "run the command again; if it stays so, look for a new version"},
        {"la réponse à {url} n'est pas ce qu'elle devrait être : coupée, ou le service a changé",
         "{expected}", "{found}",
         "relancer la commande ; si cela persiste, chercher une nouvelle version"}},
    CatalogueEntry{
        "CTG-FETC-023",
        {"the answer to {url} does not agree with the others of the service", "{expected}",
         "{found}", "the service may be changing its data: run the command again in an hour"},
        {"la réponse à {url} ne s'accorde pas avec les autres du service", "{expected}", "{found}",
         "le service est peut-être en train de changer ses données : relancer la "
         "commande dans une heure"}},
    CatalogueEntry{"CTG-FETC-024",
                   {"the answer to {url} is empty", "at least one row", "none",
                    "check the code of the département, and that the data set covers it"},
                   {"la réponse à {url} est vide", "au moins une ligne", "aucune",
                    "vérifier le code du département, et que le jeu de données le couvre"}},
    CatalogueEntry{"CTG-FETC-025",
                   {"{folder} is there, and not from an earlier `ctg fetch`",
                    "a name that is free, or a folder with the manifest.json of a fetch", "",
                    "name another folder: --out"},
                   {"{folder} existe, et ne vient pas d'un `ctg fetch` précédent",
                    "un nom libre, ou un dossier avec le manifest.json d'un fetch", "",
                    "nommer un autre dossier : --out"}},
    CatalogueEntry{"CTG-FETC-026",
                   {"{folder} is of the département {found}", "{asked}", "{found}",
                    "name another folder: --out"},
                   {"{folder} est du département {found}", "{asked}", "{found}",
                    "nommer un autre dossier : --out"}},
    CatalogueEntry{"CTG-FETC-027",
                   {"the services have other data than {folder}: {files}", "", "",
                    "to replace them: --overwrite; what you edited is kept, nothing has to be "
                    "fetched again"},
                   {"les services ont d'autres données que {folder} : {files}", "", "",
                    "pour les remplacer : --overwrite ; ce que vous avez modifié est gardé, rien "
                    "n'est à reprendre"}},
    CatalogueEntry{"CTG-FETC-028",
                   {"another run is fetching {folder}", "", "",
                    "wait for it to end, or name another folder: --out"},
                   {"une autre commande est en train de remplir {folder}", "", "",
                    "attendre qu'elle finisse, ou nommer un autre dossier : --out"}},
};

} // namespace

std::span<const CatalogueEntry> fetch_messages() noexcept {
    return messages;
}

} // namespace ctg
