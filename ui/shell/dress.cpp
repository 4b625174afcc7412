#include "ui/shell/dress.h"

#include "ui/theme/style.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QStyleFactory>

namespace lantern::shell {

void dress(QApplication& application)
{
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QApplication::setPalette(theme::palette());
    theme::followTextSize(&application, [&application] {
        QApplication::setFont(theme::textFont());
        application.setStyleSheet(theme::styleSheet());
    });
}

}
