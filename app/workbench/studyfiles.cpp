// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/studyfiles.h"

#include "core/base/file.h"
#include "core/base/presets.h"
#include "core/study/studyfile.h"
#include "widgets/controls/elements.h"
#include "widgets/results/resultwords.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>
#include <iterator>
#include <set>

namespace hakari {

namespace {

/// A menu reads & as the mark of a key, and a tab as the beginning of the shortcut.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&")).replace(QLatin1Char('\t'), QLatin1Char(' '));
}

QAction *addChoice(QMenu &menu, const QString &text, bool chosen)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(chosen);
    return action;
}

/// "a-2" of "a", where "a" is taken.
std::string withoutNumber(const std::string &key, const std::set<std::string> &taken)
{
    const auto end = key.find_last_not_of("0123456789");
    if (end == std::string::npos || end + 1 == key.size() || key[end] != '-')
        return key;
    const std::string base = key.substr(0, end);
    return taken.contains(base) ? base : key;
}

} // namespace

StudyFiles::StudyFiles(StudyDocument &document, WorkbookDocument &workbook, const Appearance &appearance,
                       Exporter &exporter, std::filesystem::path shipped, QWidget *window)
    : QObject(window),
      m_document(document),
      m_workbook(workbook),
      m_appearance(appearance),
      m_exporter(exporter),
      m_shipped(std::move(shipped)),
      m_window(window)
{
}

void StudyFiles::fill(QMenu &menu)
{
    qDeleteAll(menu.findChildren<QMenu *>(Qt::FindDirectChildrenOnly)); // clear() would leave them
    menu.clear();
    addShipped(menu);
    addStored(menu);
    menu.addSeparator();
    menu.addAction(tr("Open a study file…\tCtrl+O"), this, &StudyFiles::askToOpen);
    menu.addAction(tr("Save the study in the workbook\tCtrl+S"), this, [this] { save(); })
        ->setEnabled(m_workbook.isWritable());
    menu.addAction(tr("Save the study in the workbook as…\tCtrl+Shift+S"), this, [this] { saveAs(); })
        ->setEnabled(m_workbook.isWritable());
    menu.addAction(tr("Save the study as a file…"), this, [this] { m_exporter.saveStudy(); });
    addRemoval(menu);
}

void StudyFiles::addShipped(QMenu &menu)
{
    addMenuTitle(menu, tr("Supplied studies"));
    for (const std::string &id : presetsIn(m_shipped)) {
        const auto study = findStudy(id, m_shipped, m_document.catalogue());
        const QString name = study ? m_appearance.formatter().text(study->title) : QString::fromStdString(id);
        const bool open = m_place.workbook.empty() && m_place.key == id;
        connect(addChoice(menu, menuText(name), open), &QAction::triggered, this,
                [this, id] { openShipped(QString::fromStdString(id)); });
    }
}

/// Its title, and where a shortcut would stand the time of its last change.
QString StudyFiles::nameOf(const StudyRow &row) const
{
    return menuText(m_appearance.formatter().text(row.title)) + QLatin1Char('\t')
           + localTimeText(row.changedUtc);
}

void StudyFiles::addStored(QMenu &menu)
{
    if (m_workbook.studies().empty())
        return;
    menu.addSeparator();
    addMenuTitle(menu, tr("In the workbook"));
    for (const StudyRow &row : m_workbook.studies())
        connect(addChoice(menu, nameOf(row), row.key == storedKey()), &QAction::triggered, this,
                [this, key = row.key] { openStored(key); });
}

void StudyFiles::addRemoval(QMenu &menu)
{
    if (m_workbook.studies().empty() || !m_workbook.isWritable())
        return;
    QMenu *removal = menu.addMenu(tr("Delete a study from the workbook"));
    for (const StudyRow &row : m_workbook.studies())
        removal->addAction(nameOf(row), this, [this, row] { askToRemove(row); });
}

std::optional<Error> StudyFiles::open(const Study &study, const Place &place)
{
    const auto error = m_document.open(study);
    if (error)
        return error;
    m_place = place;
    emit opened();
    return std::nullopt;
}

bool StudyFiles::tell(const Expected<Study> &study, const Place &place)
{
    const auto error = study ? open(*study, place) : std::optional(study.error());
    if (error)
        emit failed(*error);
    return !error;
}

void StudyFiles::openShipped(const QString &id)
{
    const std::string key = id.toStdString();
    settle([=, this] { tell(findStudy(key, m_shipped, m_document.catalogue()), {{}, key}); });
}

void StudyFiles::openFile(const QString &path)
{
    settle([=, this] { tell(readStudy(path.toStdString(), m_document.catalogue()), {}); });
}

void StudyFiles::openMade(const Study &study)
{
    settle([=, this] {
        if (tell(study, {}))
            m_document.history().resetClean();
    });
}

void StudyFiles::openStored(const std::string &key)
{
    settle([=, this] {
        const auto before = m_document.revision();
        m_workbook.loadStudy(key, m_document.catalogue(), [=, this](const Expected<Study> &study) {
            const auto show = [=, this] { tell(study, {m_workbook.path(), key}); };
            if (m_document.revision() == before)
                show();
            else
                settle(show); // it was changed meanwhile
        });
    });
}

void StudyFiles::askToOpen()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open a study"), {},
                                                      tr("Studies (*.json)"));
    if (!path.isEmpty())
        openFile(path);
}

void StudyFiles::settle(const Next &then)
{
    if (!m_document.isModified())
        return then();
    const auto answer = QMessageBox::question(
        m_window, tr("Unsaved changes"), tr("The study has changes that are not saved. Save them first?"),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    if (answer == QMessageBox::Discard)
        then();
    else if (answer == QMessageBox::Save)
        save(then);
}

/// In the workbook that is open now; empty: it is not kept there.
std::string StudyFiles::storedKey() const
{
    return m_workbook.isOpen() && m_place.workbook == m_workbook.path() ? m_place.key : std::string();
}

/// One that no study has, neither here nor among the shipped ones.
std::string StudyFiles::freeKey() const
{
    std::set<std::string> taken{storedKey()};
    std::ranges::copy(presetsIn(m_shipped), std::inserter(taken, taken.end()));
    for (const StudyRow &row : m_workbook.studies())
        taken.insert(row.key);
    const std::string base = withoutNumber(m_document.study().id, taken);
    std::string key = base;
    for (int number = 2; taken.contains(key); ++number)
        key = base + '-' + std::to_string(number);
    return key;
}

void StudyFiles::save(const Next &then)
{
    if (storedKey().empty() || !m_workbook.isWritable())
        saveAs(then);
    else
        store(then);
}

/// What is typed is the title in both languages; what is left as it is stays so.
std::optional<LocalizedText> StudyFiles::askForTitle() const
{
    const LocalizedText &title = m_document.study().title;
    const QString shown = m_appearance.formatter().text(title);
    QInputDialog dialog(m_window);
    dialog.setWindowTitle(tr("Save the study"));
    dialog.setLabelText(tr("Title of the study in %1:")
                            .arg(QString::fromStdString(displayPath(m_workbook.path().filename()))));
    dialog.setOkButtonText(tr("Save"));
    dialog.setTextValue(shown);
    dialog.resize(440, dialog.sizeHint().height());
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    const QString typed = dialog.textValue().simplified();
    if (typed.isEmpty() || typed == shown)
        return title;
    return LocalizedText{typed.toStdString(), typed.toStdString()};
}

void StudyFiles::saveAs(const Next &then)
{
    if (!m_workbook.isWritable()) {
        if (m_exporter.saveStudy() && then)
            then();
        return;
    }
    const auto title = askForTitle();
    if (!title)
        return;
    const std::string key = freeKey();
    const auto error = m_document.edit(tr("Name the study"), [&](Study &study) {
        study.id = key;
        study.title = *title;
    });
    if (error)
        return emit failed(*error);
    m_place = {m_workbook.path(), key};
    store(then);
}

void StudyFiles::store(const Next &then)
{
    Study study = m_document.study();
    study.id = storedKey(); // a step back may have taken the name away
    const auto saved = m_document.revision();
    m_workbook.saveStudy(study, [=, this](const std::optional<Error> &error) {
        if (error)
            return emit failed(*error);
        if (m_document.revision() == saved)
            m_document.history().setClean();
        emit succeeded(
            tr("The study is saved in %1.").arg(QString::fromStdString(displayPath(m_workbook.path()))));
        if (then)
            settle(then); // it may have been changed meanwhile
    });
}

void StudyFiles::askToRemove(const StudyRow &row)
{
    QMessageBox box(QMessageBox::Question, tr("Delete a study"),
                    tr("Delete the study “%1” from the workbook? This cannot be undone.")
                        .arg(m_appearance.formatter().text(row.title)),
                    QMessageBox::Yes | QMessageBox::No, m_window);
    box.setTextFormat(Qt::PlainText);
    if (box.exec() == QMessageBox::Yes)
        remove(row.key);
}

/// The open one stays open and is saved nowhere.
void StudyFiles::remove(const std::string &key)
{
    m_workbook.removeStudy(key, [=, this](const std::optional<Error> &error) {
        if (error)
            return emit failed(*error);
        if (storedKey() == key) {
            m_place = {};
            m_document.history().resetClean();
        }
        emit succeeded(tr("The study is deleted from the workbook."));
    });
}

} // namespace hakari
