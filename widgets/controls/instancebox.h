// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue/catalogue.h"
#include "widgets/controls/combobox.h"

namespace hakari {

/// Chooses an instance of the catalogue: a list that is searched by typing into it. Empty: none.
class InstanceBox : public ComboBox
{
    Q_OBJECT

public:
    InstanceBox(const Catalogue &catalogue, QWidget *parent); ///< offers all of them
    explicit InstanceBox(QWidget *parent);                    ///< offers none yet
    void offerCurves(const Catalogue &catalogue);             ///< those that have a power curve

    std::string instance() const; ///< as typed, which the catalogue may not have
    void setInstance(const std::string &id);
};

} // namespace hakari
