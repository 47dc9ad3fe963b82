// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/numberedit.h"
#include "widgets/models/appearance.h"
#include "widgets/run/hostpanel.h"
#include "widgets/run/runrequest.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <filesystem>
#include <map>

namespace hakari {

/// What to run and on what. Checks itself as it is filled in, and says under each field what to change.
class RunForm : public QFrame
{
    Q_OBJECT

public:
    /// `workloads` is the folder of the presets.
    RunForm(Appearance &appearance, const EngineCommand &engine, std::filesystem::path workloads,
            QWidget *parent = nullptr);

    HostPanel &host() { return *m_host; }
    /// One, or all of a sweep; empty where something has to be changed first.
    const std::vector<RunRequest> &requests() const { return m_requests; }
    /// The first thing to change, in words; empty: nothing.
    const QString &problem() const { return m_problem; }
    const Workload &workload() const { return m_workload; }
    /// Inferences that the result is set against; absent: none, or the workload is no inference.
    std::optional<PerSecond> demand() const;
    void choose(const QString &idOrPath); ///< a workload
    void retranslate();

signals:
    void changed();

private:
    /// A caption over a field, and under it what is wrong with it.
    struct Row {
        QWidget *all = nullptr;
        QLabel *caption = nullptr;
        QLabel *error = nullptr;
    };

    QWidget *buildContent();
    void connectFields();
    Row makeRow(RequestField field, QWidget *control);
    static QLayout *pair(const Row &left, const Row &right);
    void orderControls();
    void fillWorkloads();
    void fillChoices();
    void takeWorkload(int index);
    void openFile();
    void showWorkload();
    void refresh();
    void check();
    RunRequest request() const;
    std::optional<SweepValues> sweepValues();
    std::optional<std::vector<int>> listIn(const QLineEdit *edit, RequestField field);
    std::optional<double> numberIn(const NumberEdit *edit, RequestField field);
    void say(RequestField field, const QString &sentence);
    QString captionOf(RequestField field) const;

    Appearance &m_appearance;
    std::filesystem::path m_folder;
    Workload m_workload;
    std::string m_workloadId; ///< or path
    std::vector<RunRequest> m_requests;
    QString m_problem;
    bool m_unreadable = false;
    QLabel *m_heading, *m_note;
    QComboBox *m_model, *m_precision, *m_scenario, *m_profile;
    QLineEdit *m_sequence, *m_batch;
    NumberEdit *m_bound, *m_rate, *m_demand;
    HostPanel *m_host;
    std::map<RequestField, Row> m_rows;
};

} // namespace hakari
