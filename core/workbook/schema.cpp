// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/schema.h"

#include "core/workbook/resultdetails.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <tuple>

namespace hakari {

namespace {

// No number is NaN (SQLite makes it NULL) or infinite: the bounds are those of a finite double.
constexpr std::string_view version1 = R"(
CREATE TABLE result(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  record TEXT NOT NULL,
  rank INTEGER NOT NULL CHECK(rank >= 0),
  title TEXT NOT NULL,
  workload TEXT NOT NULL,
  unit TEXT NOT NULL,
  harness TEXT NOT NULL,
  scenario TEXT NOT NULL,
  profile TEXT,
  start_utc TEXT NOT NULL,
  added_utc TEXT NOT NULL,
  backend TEXT NOT NULL,
  device TEXT NOT NULL,
  hardware TEXT NOT NULL,
  "precision" TEXT NOT NULL,
  throughput REAL CHECK(throughput BETWEEN 0 AND 1.7976931348623157e308),
  throughput_low REAL CHECK(throughput_low BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  throughput_high REAL CHECK(throughput_high BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  latency_p99 REAL CHECK(latency_p99 BETWEEN 0 AND 1.7976931348623157e308),
  samples INTEGER CHECK(samples >= 0),
  duration REAL CHECK(duration BETWEEN 0 AND 1.7976931348623157e308),
  power REAL CHECK(power BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  power_low REAL CHECK(power_low BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  power_high REAL CHECK(power_high BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  idle_power REAL CHECK(idle_power BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  covers TEXT,
  boundary TEXT,
  provenance TEXT,
  energy_per_sample REAL CHECK(energy_per_sample BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  verdict TEXT,
  state TEXT NOT NULL CHECK(state IN ('complete', 'running', 'interrupted', 'accepted')),
  deleted INTEGER NOT NULL CHECK(deleted IN (0, 1)),
  content BLOB NOT NULL CHECK(length(content) = 32),
  seal BLOB NOT NULL CHECK(length(seal) = 32),
  UNIQUE(record, rank)
) STRICT;
CREATE TABLE body(
  result INTEGER PRIMARY KEY REFERENCES result ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE chunk(
  result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE,
  series INTEGER NOT NULL CHECK(series >= 0),
  first INTEGER NOT NULL CHECK(first >= 0),
  items BLOB NOT NULL CHECK(length(items) % 16 = 0),
  PRIMARY KEY(result, series, first)
) STRICT;
CREATE TABLE tag(
  result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK(tag <> ''),
  seal BLOB NOT NULL CHECK(length(seal) = 32),
  PRIMARY KEY(result, tag)
) STRICT, WITHOUT ROWID;
CREATE TABLE note(
  result INTEGER PRIMARY KEY REFERENCES result ON DELETE CASCADE,
  text TEXT NOT NULL,
  seal BLOB NOT NULL CHECK(length(seal) = 32)
) STRICT;
CREATE TABLE study(
  key TEXT PRIMARY KEY NOT NULL CHECK(key <> ''),
  title_en TEXT NOT NULL,
  title_ja TEXT NOT NULL,
  changed_utc TEXT NOT NULL,
  body TEXT NOT NULL,
  seal BLOB NOT NULL CHECK(length(seal) = 32)
) STRICT;
CREATE TABLE override(
  kind TEXT NOT NULL CHECK(kind <> ''),
  key TEXT NOT NULL CHECK(key <> ''),
  field TEXT NOT NULL CHECK(field <> ''),
  number REAL CHECK(number BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  text TEXT,
  unit TEXT NOT NULL,
  source_title TEXT NOT NULL CHECK(source_title <> ''),
  source_locator TEXT NOT NULL CHECK(source_locator <> ''),
  seal BLOB NOT NULL CHECK(length(seal) = 32),
  PRIMARY KEY(kind, key, field),
  CHECK((number IS NULL) <> (text IS NULL))
) STRICT;
CREATE TABLE setting(
  key TEXT PRIMARY KEY NOT NULL CHECK(key <> ''),
  value TEXT NOT NULL,
  seal BLOB NOT NULL CHECK(length(seal) = 32)
) STRICT;
)";

// `removed`: results that are damaged and were removed, whose own rows cannot say so.
constexpr std::string_view version2 = R"(
CREATE TABLE shape(
  result INTEGER PRIMARY KEY REFERENCES result ON DELETE CASCADE,
  batch INTEGER CHECK(batch > 0),
  sequence_length INTEGER CHECK(sequence_length > 0),
  seal BLOB NOT NULL CHECK(length(seal) = 32)
) STRICT;
CREATE TABLE removed(
  result INTEGER PRIMARY KEY REFERENCES result ON DELETE CASCADE,
  seal BLOB NOT NULL CHECK(length(seal) = 32)
) STRICT;
)";

constexpr std::array released{SchemaStep{1, version1}, SchemaStep{2, version2, fillShapes}};

using Entry = std::tuple<std::string, std::string, std::string, std::string>; ///< type, name, table, SQL

std::set<Entry> entriesOf(SQLite::Database &database)
{
    std::set<Entry> out;
    SQLite::Statement query(database, "SELECT type,name,tbl_name,ifnull(sql,'') FROM sqlite_schema");
    while (query.executeStep())
        out.emplace(query.getColumn(0).getString(), query.getColumn(1).getString(),
                    query.getColumn(2).getString(), query.getColumn(3).getString());
    return out;
}

bool canRun(const Entry &entry)
{
    return std::get<0>(entry) != "table" && std::get<0>(entry) != "index";
}

} // namespace

std::span<const SchemaStep> schemaSteps()
{
    return released;
}

void takeSteps(SQLite::Database &database, std::span<const SchemaStep> steps, int version)
{
    for (const SchemaStep &step : steps) {
        if (step.version <= version)
            continue;
        database.exec(std::string(step.sql));
        if (step.fill)
            step.fill(database);
        database.exec(fmt::format("PRAGMA user_version={}", step.version));
    }
}

void createSchema(SQLite::Database &database, std::span<const SchemaStep> steps)
{
    SQLite::Transaction transaction(database);
    database.exec(fmt::format("PRAGMA application_id={}", workbookApplicationId));
    takeSteps(database, steps, 0);
    transaction.commit();
}

bool schemaMatches(SQLite::Database &database, std::span<const SchemaStep> steps, int version, bool newer)
{
    SQLite::Database model(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const auto known = std::ranges::find_if(steps,
                                            [version](const SchemaStep &s) { return s.version > version; });
    createSchema(model, {steps.begin(), known});
    const std::set<Entry> expected = entriesOf(model);
    const std::set<Entry> found = entriesOf(database);
    if (std::ranges::any_of(found, canRun))
        return false;
    return newer ? std::ranges::includes(found, expected) : found == expected;
}

} // namespace hakari
