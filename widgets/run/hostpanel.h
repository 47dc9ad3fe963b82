// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/instancebox.h"
#include "widgets/models/appearance.h"
#include "widgets/run/capabilities.h"
#include "widgets/run/choicerow.h"
#include "widgets/run/runrequest.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include <optional>

namespace hakari {

/// Where the engine runs and what it finds there: devices and power meters to choose from, those that cannot
/// be used with the reason and the cure.
class HostPanel : public QWidget
{
    Q_OBJECT

public:
    HostPanel(Appearance &appearance, EngineCommand engine, QWidget *parent = nullptr);

    const EngineCommand &engine() const { return m_engine; }
    void setLauncher(const QString &launcher);
    void ask();                                   ///< the engine what there is
    void offerCurves(const Catalogue &catalogue); ///< to estimate the power by

    void setWorkload(const Workload &workload); ///< which decides on the devices that are of use
    /// Null: not known, or no longer certain.
    const Capabilities *capabilities() const
    {
        return m_capabilities && !isAsking() ? &*m_capabilities : nullptr;
    }
    void fill(RunRequest &request) const; ///< backend, device and meters
    QList<QWidget *> controls() const;    ///< in the order in which they stand
    bool isAsking() const { return m_probe.isAsking(); }
    const std::optional<Error> &failure() const { return m_failure; }
    void retranslate();

signals:
    void changed(); ///< another choice, or another answer
    void launcherChanged(const QString &launcher);

private:
    void build();
    void connectAll();
    void takeInstance();
    void show();
    void showState();
    void showDevices();
    void addDevice(const BackendReport &backend, const DeviceReport &device);
    void addMissing(const BackendReport &backend);
    void showMeters();
    void showMeter(const MeterReport &meter);
    QString nameOfMeter(const MeterReport &meter) const;
    QString chipOf(const MeterReport &meter) const;
    void chooseMeter(const std::string &id, bool chosen);
    void showCoverage();
    QString coverage() const;

    Appearance &m_appearance;
    EngineCommand m_engine;
    CapabilityProbe m_probe;
    std::optional<Capabilities> m_capabilities;
    std::optional<Error> m_failure;
    std::optional<Workload> m_workload;
    std::string m_backend, m_device;   ///< chosen
    std::vector<std::string> m_meters; ///< chosen
    bool m_metersTouched = false;      ///< by the user: else all that measure
    std::string m_curve;               ///< the instance whose power curve is asked for; empty: none
    QString m_focus;                   ///< the control that had it while the engine is asked
    QLabel *m_deviceHeading, *m_powerHeading, *m_launcherCaption;
    QLabel *m_status, *m_coverage, *m_launcherNote, *m_meterCommandCaption, *m_meterCommandNote,
        *m_instanceCaption, *m_instanceNote;
    QLineEdit *m_launcher;
    QLineEdit *m_meterCommand; ///< a meter of the person's own
    InstanceBox *m_instance;   ///< whose power curve estimates
    QPushButton *m_again;
    QVBoxLayout *m_devices, *m_meterRows;
    QButtonGroup m_deviceButtons;
};

} // namespace hakari
