#pragma once

#include <QObject>

namespace lantern::shell {

// Whom the wheel and the letters are for, in the whole program: a wheel over a panel scrolls the panel and changes
// no slider, box or choice that the person does not work in; letters that are typed into a list look for a line
// in it and are no shortcuts. A list whose letters mean something else names them in its property PassedLetters.
class InputManners : public QObject {
    Q_OBJECT
public:
    static constexpr const char* PassedLetters = "passedLetters";

    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}
