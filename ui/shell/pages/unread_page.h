#pragma once

#include "core/dicom/catalogue.h"

#include <QDialog>
#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace lantern::shell {

// Everything that was found and not read, with the reason: a file a row, to be looked through, sorted and copied.
// Stands beside the window without stopping it.
class UnreadPage : public QDialog {
    Q_OBJECT
public:
    explicit UnreadPage(QWidget* parent);

    // `histories` are files without images that were read as records.
    void show(std::shared_ptr<const dicom::Catalogue> catalogue, std::vector<std::filesystem::path> histories);

    QTreeWidget& list() { return *m_list; }
    QString text() const;    // what is copied: path and reason, a line a file

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    std::shared_ptr<const dicom::Catalogue> m_catalogue = std::make_shared<dicom::Catalogue>();
    std::vector<std::filesystem::path> m_histories;
    QLabel* m_summary;
    QTreeWidget* m_list;
    QPushButton *m_copy, *m_close;
};

}
