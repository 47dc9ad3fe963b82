// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/systemerror.h"

#include <QTest>

#include <cerrno>
#include <clocale>
#include <csignal>

using namespace hakari;

class TestSystemError : public QObject
{
    Q_OBJECT

private slots:
    void isEnglishInAnyLocale()
    {
        std::setlocale(LC_ALL, ""); // of the check, which runs in three
        QCOMPARE(systemMessage(ENOENT), std::string("No such file or directory"));
        QCOMPARE(signalMessage(SIGSEGV), std::string("Segmentation fault"));
    }
    void theUnknownKeepsItsNumber()
    {
        QCOMPARE(systemMessage(987654), std::string("error 987654"));
        QCOMPARE(signalMessage(9999), std::string("signal 9999"));
    }
};

QTEST_APPLESS_MAIN(TestSystemError)

#include "tst_systemerror.moc"
