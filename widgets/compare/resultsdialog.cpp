// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/resultsdialog.h"

#include "core/record/rundata.h"
#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"

#include <QDate>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace hakari {

namespace {

constexpr int dialogWidth = 1000;
constexpr int rowsHeight = 420; // above that the rows scroll
constexpr int resultPixels = 340;
constexpr int titlePixels = 300; // beside its box
constexpr int studyPixels = 640;
constexpr int instancePixels = 200;

/// "a · b · c", without what is empty.
QString dotted(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString shortened(QWidget *widget, const QString &text, int pixels)
{
    const QString shown = widget->fontMetrics().elidedText(text, Qt::ElideRight, pixels);
    widget->setToolTip(shown == text ? QString() : text);
    return shown;
}

/// A label as high as its text needs in the width of its column.
QLabel *makeWrapped(const char *role, const QString &text, QWidget *parent)
{
    QLabel *label = makeParagraph(role, parent);
    label->setText(text);
    label->ensurePolished();
    label->setFixedSize(resultPixels, label->heightForWidth(resultPixels));
    return label;
}

/// Its labels have their height: the scroll area, which does not ask how high they get, takes the cell's own.
class Cell : public QWidget
{
public:
    using QWidget::QWidget;
    bool hasHeightForWidth() const override { return false; }
};

/// The widgets of a cell below each other, at its top.
QWidget *column(std::initializer_list<QWidget *> widgets, QWidget *parent)
{
    auto *cell = new Cell(parent);
    auto *layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return cell;
}

} // namespace

ResultsDialog::ResultsDialog(const StudyDocument &document, const Appearance &appearance,
                             std::vector<RunRecordRef> records, QWidget *parent)
    : QDialog(parent),
      m_document(document),
      m_appearance(appearance),
      m_records(std::move(records)),
      m_openStudy(new QRadioButton(this)),
      m_newStudy(new QRadioButton(this)),
      m_warning(makeParagraph("warning", this)),
      m_error(makeParagraph("error", this))
{
    build();
    preferTarget();
    refresh();
    connect(m_openStudy, &QRadioButton::toggled, this, &ResultsDialog::refresh);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ResultsDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ResultsDialog::build()
{
    setWindowTitle(tr("Compare results"));
    m_error->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(gap);
    layout->addWidget(buildTargets());
    layout->addWidget(m_warning);
    layout->addWidget(buildRows(), 1);
    layout->addWidget(m_error);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this); // last by Tab
    setRole(m_buttons->button(QDialogButtonBox::Ok), "main");
    layout->addWidget(m_buttons);
    resize(dialogWidth, sizeHint().height());
}

QWidget *ResultsDialog::buildTargets()
{
    const QString title = m_appearance.formatter().text(m_document.study().title);
    const QString shown = m_openStudy->fontMetrics().elidedText(title, Qt::ElideRight, studyPixels);
    m_openStudy->setText(tr("Add to the open study: %1").arg(shown));
    m_openStudy->setToolTip(shown == title ? QString() : title);
    m_newStudy->setText(tr("A new study of these results"));
    m_newStudy->setToolTip(tr("Its assumptions are those of the open study"));
    return column({m_openStudy, m_newStudy}, this);
}

QWidget *ResultsDialog::buildRows()
{
    auto *content = new QWidget(this);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, halfGap, 0); // off the scroll bar
    grid->setHorizontalSpacing(gap);
    grid->setVerticalSpacing(halfGap);
    grid->setColumnStretch(0, 1);
    addHeadings(grid);
    for (const RunRecordRef &record : m_records)
        addRow(grid, record);
    grid->setRowStretch(grid->rowCount(), 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(std::min(content->sizeHint().height(), rowsHeight));
    scroll->setMinimumWidth(content->minimumSizeHint().width());
    return scroll;
}

void ResultsDialog::addHeadings(QGridLayout *grid)
{
    int at = 0;
    for (const QString &text : {tr("Result"), tr("Throughput"), tr("Instance"), tr("Power")}) {
        QLabel *heading = makeLabel("note", this);
        heading->setText(text);
        grid->addWidget(heading, 0, at, at == 1 ? Qt::AlignRight : Qt::AlignLeft);
        ++at;
    }
}

void ResultsDialog::addRow(QGridLayout *grid, const RunRecordRef &record)
{
    Row row{record, new QCheckBox(this), new InstanceBox(m_document.catalogue(), this),
            makeLabel("note", this)};
    const int at = grid->rowCount();
    grid->addWidget(makeRule(this), at, 0, 1, 4);
    grid->addWidget(resultCell(row), at + 1, 0);
    grid->addWidget(throughputCell(*record), at + 1, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(instanceCell(row), at + 1, 2);
    grid->addWidget(powerCell(row), at + 1, 3);
    setUp(row);
    m_rows.push_back(std::move(row));
}

QWidget *ResultsDialog::throughputCell(const RunRecord &record)
{
    const Formatter &formatter = m_appearance.formatter();
    QLabel *label = makeLabel("", this);
    if (record.throughput) {
        const std::string sample = record.data ? record.data->setup.unit : std::string();
        label->setText(roundedText(record.throughput->value, formatter) + QLatin1Char(' ')
                       + rateUnit(sample, formatter));
    } else {
        label->setText(QStringLiteral("–"));
        label->setToolTip(formatter.sentence({ErrorCode::ThroughputAbsent, {{"candidate", record.title}}}));
    }
    return label;
}

/// Which run it is, how it went, and why it cannot be chosen.
QWidget *ResultsDialog::resultCell(Row &row)
{
    const Formatter &formatter = m_appearance.formatter();
    row.chosen->setText(shortened(row.chosen, QString::fromStdString(row.record->title), titlePixels));
    row.chosen->setAccessibleName(QString::fromStdString(row.record->title));
    const auto unfit = whyUnfit(*row.record);
    row.chosen->setChecked(!unfit);
    row.chosen->setEnabled(!unfit);
    QLabel *facts = makeWrapped("note", describe(*row.record), this);
    if (!unfit)
        return column({row.chosen, facts}, this);
    return column({row.chosen, facts, makeWrapped("error", formatter.sentence(*unfit), this)}, this);
}

/// "layoutlm-base · Server · int8 · sequence length 512 · batch 4 · mistrusted: ..."
QString ResultsDialog::describe(const RunRecord &record) const
{
    const Formatter &formatter = m_appearance.formatter();
    QStringList facts{QString::fromStdString(record.workload), nameOf(record.scenario, formatter)};
    if (const auto precision = record.host.find("precision"); precision != record.host.end())
        facts << QString::fromStdString(precision->second);
    if (const auto tokens = sampleWorkOf(record).tokens)
        facts << tr("sequence length %1").arg(formatter.number(*tokens, 0));
    if (record.data && !record.data->queries.empty())
        facts << tr("batch %1").arg(formatter.number(static_cast<double>(record.data->samplesPerQuery), 0));
    QStringList reasons;
    for (const Notice &reason : record.verdict.reasons)
        reasons << formatter.sentence(reason);
    QString verdict = formatter.translate("Verdict", name(record.verdict.state).data());
    if (!reasons.isEmpty())
        verdict += QStringLiteral(": ") + reasons.join(QStringLiteral("; "));
    return dotted(facts << verdict);
}

QWidget *ResultsDialog::powerCell(Row &row)
{
    const Formatter &formatter = m_appearance.formatter();
    QLabel *power = makeLabel("", this);
    if (const auto &metered = row.record->averagePower) {
        power->setText(dotted(
            {formatter.withUnit(Unit::Watt, metered->mean.value, {}), formatter.name(metered->provenance)}));
        QLabel *scope = makeLabel("note", this);
        scope->setText(formatter.scope(metered->scope));
        return column({power, scope}, this);
    }
    setRole(power, "secondary");
    power->setText(tr("no power measured"));
    row.curve = new QCheckBox(tr("Borrow the instance's curve (estimated)"), this);
    row.curve->setAccessibleName(row.curve->text() + QStringLiteral(": ")
                                 + QString::fromStdString(row.record->title));
    return column({power, row.curve}, this);
}

QWidget *ResultsDialog::instanceCell(Row &row)
{
    row.instance->setFixedWidth(instancePixels);
    row.instance->setAccessibleName(tr("Instance of %1").arg(QString::fromStdString(row.record->title)));
    row.suggested = namedInstance(*row.record, m_document.catalogue());
    row.instance->setInstance(row.suggested);
    return column({row.instance, row.known}, this);
}

void ResultsDialog::setUp(Row &row)
{
    connect(row.chosen, &QCheckBox::toggled, this, &ResultsDialog::refresh);
    connect(row.instance, &QComboBox::currentTextChanged, this, &ResultsDialog::refresh);
}

/// What does not fit into the open study better makes one of its own.
void ResultsDialog::preferTarget()
{
    (fits(chosenRecords(), m_document.study()) ? m_openStudy : m_newStudy)->setChecked(true);
}

void ResultsDialog::refresh()
{
    for (const Row &row : m_rows)
        refreshRow(row);
    refreshWarning();
    QPushButton *ok = m_buttons->button(QDialogButtonBox::Ok);
    ok->setText(makesNewStudy() ? tr("Make the study") : tr("Add"));
    ok->setEnabled(!chosenRows().empty());
}

void ResultsDialog::refreshRow(const Row &row)
{
    row.instance->setEnabled(row.chosen->isChecked());
    row.known->setText(knownOf(row));
    if (!row.curve)
        return;
    const bool offered = row.chosen->isChecked() && m_document.catalogue().power(row.instance->instance());
    row.curve->setEnabled(offered);
    if (!offered)
        row.curve->setChecked(false);
    row.curve->setToolTip(offered ? QString() : tr("No instance with a power curve is chosen"));
}

/// Only of the price: power is the run's own, or asked for beside it.
QString ResultsDialog::knownOf(const Row &row) const
{
    const std::string instance = row.instance->instance();
    if (instance.empty())
        return tr("without an instance no cost");
    const Catalogue &catalogue = m_document.catalogue();
    if (!catalogue.instance(instance))
        return tr("not in the catalogue");
    const Assumptions &a = m_document.study().assumptions;
    const ListPrice *price = catalogue.price(instance, a.region, a.prices);
    const QString known = price ? m_appearance.formatter().withUnit(Unit::MoneyPerHour, price->price.value,
                                                                    price->currency)
                                : tr("no price in this region and year");
    return dotted({instance == row.suggested ? tr("suggested") : QString(), known});
}

void ResultsDialog::refreshWarning()
{
    QStringList sentences;
    for (const Notice &notice :
         differencesOf(chosenRecords(), makesNewStudy() ? nullptr : &m_document.study()))
        sentences << m_appearance.formatter().sentence(notice);
    m_warning->setText(sentences.join(QLatin1Char('\n')));
    m_warning->setVisible(!sentences.isEmpty());
}

std::vector<const ResultsDialog::Row *> ResultsDialog::chosenRows() const
{
    std::vector<const Row *> chosen;
    for (const Row &row : m_rows) {
        if (row.chosen->isChecked())
            chosen.push_back(&row);
    }
    return chosen;
}

std::vector<RunRecordRef> ResultsDialog::chosenRecords() const
{
    std::vector<RunRecordRef> records;
    for (const Row *row : chosenRows())
        records.push_back(row->record);
    return records;
}

std::vector<ResultChoice> ResultsDialog::choices() const
{
    std::vector<ResultChoice> choices;
    for (const Row *row : chosenRows())
        choices.push_back({row->record, row->instance->instance(), row->curve && row->curve->isChecked()});
    return choices;
}

Expected<std::vector<Candidate>> ResultsDialog::candidates() const
{
    return candidatesOf(m_document.study(), m_document.catalogue(), choices());
}

Expected<Study> ResultsDialog::newStudy() const
{
    return studyOfResults(m_document.study(), m_document.catalogue(), choices(),
                          QDate::currentDate().toString(Qt::ISODate).toStdString());
}

std::optional<Error> ResultsDialog::failure() const
{
    const auto made = candidates();
    return made ? std::nullopt : std::optional(made.error());
}

void ResultsDialog::focusUnknownInstance()
{
    const auto rows = chosenRows();
    const auto unknown = std::ranges::find_if(rows, [this](const Row *row) {
        const std::string instance = row->instance->instance();
        return !instance.empty() && !m_document.catalogue().instance(instance);
    });
    if (unknown != rows.end())
        (*unknown)->instance->setFocus();
}

void ResultsDialog::accept()
{
    if (chosenRows().empty())
        return;
    const auto error = failure();
    if (!error) {
        QDialog::accept();
        return;
    }
    m_error->setText(m_appearance.formatter().sentence(*error));
    m_error->show();
    focusUnknownInstance();
}

} // namespace hakari
