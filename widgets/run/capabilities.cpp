// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/capabilities.h"

#include "core/base/json.h"
#include "widgets/run/childprocess.h"

#include <QProcess>

#include <algorithm>

namespace hakari {

namespace {

constexpr qsizetype longestAnswer = 1 << 20;

template <class Item>
const Item *itemNamed(const std::vector<Item> &items, const std::string &id)
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

/// Of one that is not available; else nothing.
std::optional<Error> errorOf(const JsonNode &item, ErrorCode fallback, const char *subject)
{
    if (item.at("available").boolean())
        return std::nullopt;
    const std::string reason = item.at("reason").string();
    if (const auto error = item.find("error")) {
        std::map<std::string, std::string> args;
        for (const auto &[key, value] : error->at("args").json().items())
            args[key] = JsonNode(value, error->file(), key).string();
        if (auto known = errorFromTemplate(error->at("text").string(), args))
            return known;
    }
    return Error{fallback, {{subject, item.at("id").string()}, {"cause", reason}, {"value", reason}}};
}

BackendReport backendOf(const JsonNode &item)
{
    BackendReport out{.id = item.at("id").string(), .devices = {}, .error = {}};
    if (const auto devices = item.find("devices")) {
        for (const JsonNode &device : devices->items())
            out.devices.push_back({device.at("id").string(), device.at("name").string()});
    }
    out.error = errorOf(item, ErrorCode::BackendFailed, "backend");
    return out;
}

Coverage coverageOf(const JsonNode &domain)
{
    Coverage out;
    for (const JsonNode &item : domain.at("covers").items()) {
        const auto part = partNamed(item.string());
        if (!part)
            item.failValue(item.string(), "cpu, dram, accelerator, network, rest");
        out = out.united({*part});
    }
    return out;
}

MeterReport meterOf(const JsonNode &item)
{
    MeterReport out;
    out.id = item.at("id").string();
    out.name = item.at("name").string();
    out.error = errorOf(item, ErrorCode::MeterUnreadable, "meter");
    if (const auto domains = item.find("domains")) {
        for (const JsonNode &domain : domains->items()) {
            out.covers = out.covers.united(coverageOf(domain));
            out.estimates = out.estimates || domain.at("provenance").string() == "estimated";
        }
    }
    return out;
}

template <class Item>
Expected<std::vector<Item>> parseAll(const QByteArray &text, const char *key, Item (*parse)(const JsonNode &))
{
    std::string file = "hakari-engine ";
    file += key;
    const auto json = parseJson({text.constData(), static_cast<std::size_t>(text.size())}, file);
    if (!json)
        return tl::unexpected(json.error());
    try {
        std::vector<Item> out;
        for (const JsonNode &item : JsonNode(*json, file).at(key).items())
            out.push_back(parse(item));
        return out;
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

} // namespace

const DeviceReport *BackendReport::device(const std::string &deviceId) const
{
    return itemNamed(devices, deviceId);
}

const BackendReport *Capabilities::backend(const std::string &id) const
{
    return itemNamed(backends, id);
}

const MeterReport *Capabilities::meter(const std::string &id) const
{
    return itemNamed(meters, id);
}

Expected<std::vector<BackendReport>> parseBackends(const QByteArray &json)
{
    return parseAll<BackendReport>(json, "backends", backendOf);
}

Expected<std::vector<MeterReport>> parseMeters(const QByteArray &json)
{
    return parseAll<MeterReport>(json, "meters", meterOf);
}

CapabilityProbe::CapabilityProbe(QObject *parent, int patienceMs) : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail({ErrorCode::EngineUnclear,
              {{"value", m_engine.words({}).join(QLatin1Char(' ')).toStdString()},
               {"cause", std::to_string(m_patience.interval() / 1000) + " s without an answer"}}});
    });
}

CapabilityProbe::~CapabilityProbe()
{
    drop();
}

void CapabilityProbe::ask(const EngineCommand &engine, const QStringList &meters)
{
    m_meterOptions = meters;
    drop();
    m_engine = engine;
    m_capabilities = {};
    askFor("backends");
}

void CapabilityProbe::askFor(const char *subject, const QStringList &options)
{
    m_subject = subject;
    m_answer.clear();
    m_complaint.clear();
    const QStringList words = m_engine.words(
        QStringList{QString::fromLatin1(subject), QStringLiteral("--format"), QStringLiteral("json")}
        + options);
    m_process = new QProcess(this);
    setProgram(*m_process, words);
    bindToThisProcess(*m_process);
    connect(m_process, &QProcess::readyRead, this, &CapabilityProbe::read);
    connect(m_process, &QProcess::readyReadStandardError, this, &CapabilityProbe::read);
    connect(m_process, &QProcess::finished, this, &CapabilityProbe::answered);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(absenceOf(*m_process));
    });
    m_patience.start();
    m_process->start();
}

void CapabilityProbe::read()
{
    m_answer += m_process->readAllStandardOutput();
    keepTail(m_complaint, m_process->readAllStandardError());
    if (m_answer.size() > longestAnswer)
        fail({ErrorCode::EngineUnclear,
              {{"value", m_process->program().toStdString()}, {"cause", "it does not end"}}});
}

void CapabilityProbe::answered()
{
    read();
    if (!m_process)
        return;
    const bool backends = m_subject == "backends";
    const auto parsed = backends
                            ? parseBackends(m_answer).map([this](auto all) { m_capabilities.backends = all; })
                            : parseMeters(m_answer).map([this](auto all) { m_capabilities.meters = all; });
    if (!parsed) {
        const bool well = m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
        const std::string command =
            (QStringList(m_process->program()) + m_process->arguments()).join(QLatin1Char(' ')).toStdString();
        return fail({ErrorCode::EngineUnclear,
                     {{"value", command},
                      {"cause", well ? describe(parsed.error()) : endOf(*m_process, m_complaint)}}});
    }
    drop();
    if (backends)
        askFor("meters", m_meterOptions);
    else
        emit found(m_capabilities);
}

void CapabilityProbe::fail(Error error)
{
    drop();
    emit failed(error);
}

/// The process before is of no interest any more.
void CapabilityProbe::drop()
{
    m_patience.stop();
    if (!m_process)
        return;
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning)
        m_process->deleteLater();
    else
        connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    killGroup(*m_process);
    m_process = nullptr;
}

} // namespace hakari
