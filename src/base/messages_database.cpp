// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-PGIS-001",
                   {"{database} is a database: none is asked without leave", "a file, or leave", "",
                    "if you trust who wrote this address: --allow-database; in Python "
                    "allow_database=True"},
                   {"{database} est une base de données : aucune n'est interrogée sans permission",
                    "un fichier, ou la permission", "",
                    "si vous avez confiance en qui a écrit cette adresse : --allow-database ; en "
                    "Python allow_database=True"}},
    CatalogueEntry{"CTG-PGIS-002",
                   {"this is not the address of a database",
                    "PG:dbname=… host=… user=…, or PG:postgresql://user@host/base",
                    "another form (not shown here: it may hold a password)",
                    "write it as psql takes it, after PG:"},
                   {"ce n'est pas l'adresse d'une base de données",
                    "PG:dbname=… host=… user=…, ou PG:postgresql://utilisateur@hôte/base",
                    "une autre forme (non montrée ici : elle peut contenir un mot de passe)",
                    "l'écrire comme psql la prend, après PG:"}},
    CatalogueEntry{"CTG-PGIS-003",
                   {"“{text}” is not the name of a table", "schema.table, of letters, digits and _",
                    "“{text}”", "name the table; SQL is never run: make a view of your query"},
                   {"« {text} » n'est pas le nom d'une table",
                    "schema.table, en lettres, chiffres et _", "« {text} »",
                    "nommer la table ; du SQL n'est jamais exécuté : faire une vue de la "
                    "requête"}},
    CatalogueEntry{"CTG-PGIS-004",
                   {"{database} could not be read", "", "{words}",
                    "try the same address with psql; a password is best left to ~/.pgpass"},
                   {"{database} n'a pas pu être lue", "", "{words}",
                    "essayer la même adresse avec psql ; un mot de passe est mieux dans "
                    "~/.pgpass"}},
    CatalogueEntry{"CTG-PGIS-005",
                   {"{database} has no table {table}", "one of: {tables}",
                    "{table}; nearest: {nearest}", "correct layer = \"schema.table\""},
                   {"{database} n'a pas de table {table}", "l'une de : {tables}",
                    "{table} ; la plus proche : {nearest}", "corriger layer = \"schema.table\""}},
    CatalogueEntry{"CTG-PGIS-006",
                   {"it is not said which table of {database} is meant", "layer = \"schema.table\"",
                    "", "add layer = \"schema.table\" to the section"},
                   {"il n'est pas dit quelle table de {database} est visée",
                    "layer = \"schema.table\"", "",
                    "ajouter layer = \"schema.table\" à la section"}},
    CatalogueEntry{"CTG-PGIS-007",
                   {"GDAL has no PostgreSQL driver here, so {database} cannot be asked",
                    "a GDAL built with it", "", "apt install gdal-plugins, or libgdal of Debian"},
                   {"GDAL n'a pas ici de pilote PostgreSQL : {database} ne peut être interrogée",
                    "un GDAL qui l'a", "", "apt install gdal-plugins, ou le libgdal de Debian"}},
    CatalogueEntry{"CTG-PGIS-008",
                   {"{database} has a table {table} already: it is left as it is", "", "",
                    "name another: --out-table, or allow it to be replaced: --overwrite"},
                   {"{database} a déjà une table {table} : elle n'est pas modifiée", "", "",
                    "en nommer une autre : --out-table, ou permettre son remplacement : "
                    "--overwrite"}},
    CatalogueEntry{"CTG-PGIS-009",
                   {"{table} could not be written to {database}; nothing was changed", "",
                    "{words}", "check the rights on the schema, and that no view needs the table"},
                   {"{table} n'a pas pu être écrite dans {database} ; rien n'a été modifié", "",
                    "{words}",
                    "vérifier les droits sur le schéma, et qu'aucune vue ne dépend de la table"}},
    CatalogueEntry{"CTG-PGIS-010",
                   {"this table of {database} has no shapes", "a column of type geometry", "",
                    "name another table: layer = \"schema.table\""},
                   {"cette table de {database} n'a pas de formes", "une colonne de type geometry",
                    "", "nommer une autre table : layer = \"schema.table\""}},
    CatalogueEntry{"CTG-PGIS-011",
                   {"this result is written to a folder, not to a database", "--out FOLDER",
                    "{database}", "name a folder"},
                   {"ce résultat s'écrit dans un dossier, pas dans une base de données",
                    "--out DOSSIER", "{database}", "nommer un dossier"}},
};

} // namespace

std::span<const CatalogueEntry> database_messages() noexcept {
    return messages;
}

} // namespace ctg
