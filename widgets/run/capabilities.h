// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/energy/trace.h"
#include "widgets/run/enginecommand.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QProcess;

namespace hakari {

struct DeviceReport {
    std::string id;
    std::string name;

    bool operator==(const DeviceReport &) const = default;
};

/// One backend as the engine's host has it.
struct BackendReport {
    std::string id;
    std::vector<DeviceReport> devices;
    std::optional<Error> error; ///< why it cannot be used, and what helps

    const DeviceReport *device(const std::string &deviceId) const;
    bool operator==(const BackendReport &) const = default;
};

/// One power meter of that host.
struct MeterReport {
    std::string id;
    std::string name; ///< English; key of its translation, context "Meter"
    Coverage covers;  ///< of all its domains
    bool estimates = false;
    std::optional<Error> error;

    bool operator==(const MeterReport &) const = default;
};

/// What the engine says of the host that it runs on.
struct Capabilities {
    std::vector<BackendReport> backends;
    std::vector<MeterReport> meters;

    const BackendReport *backend(const std::string &id) const;
    const MeterReport *meter(const std::string &id) const;
    bool operator==(const Capabilities &) const = default;
};

/// Reads what `backends --format json` and `meters --format json` print. Errors: those of parseJson and
/// JsonNode, with the command in place of a file.
Expected<std::vector<BackendReport>> parseBackends(const QByteArray &json);
Expected<std::vector<MeterReport>> parseMeters(const QByteArray &json);

/// Asks the engine what there is; the window goes on meanwhile. GUI thread.
class CapabilityProbe : public QObject
{
    Q_OBJECT

public:
    explicit CapabilityProbe(QObject *parent = nullptr, int patienceMs = 60'000);
    ~CapabilityProbe() override;

    /// Forgets the answer before and asks anew. found() or failed() follows, later.
    /// `meters` are options of `hakari-engine meters`, for meters to look at as well.
    void ask(const EngineCommand &engine, const QStringList &meters = {});
    bool isAsking() const { return m_process != nullptr; }

signals:
    void found(const hakari::Capabilities &capabilities);
    /// EngineAbsent or EngineUnclear.
    void failed(const hakari::Error &error);

private:
    void askFor(const char *subject, const QStringList &options = {});
    void read();
    void answered();
    void fail(Error error);
    void drop();

    EngineCommand m_engine;
    QStringList m_meterOptions;
    QByteArray m_subject;
    QByteArray m_answer;
    QByteArray m_complaint;
    Capabilities m_capabilities;
    QProcess *m_process = nullptr;
    QTimer m_patience;
};

} // namespace hakari
