// As long as a reader scrolls: what goes wrong once in a hundred planes goes wrong here.
#include "tests/ui/viewer/scrolled_slabs.h"

using namespace lantern;

class ScrolledSlabsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twentyThousandPlanes() { test::scrollThickSlabs(20000); }
};

QTEST_MAIN(ScrolledSlabsTest)
#include "scrolled_slabs_test.moc"
