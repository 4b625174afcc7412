#pragma once

#include "core/volume/patient_planes.h"
#include "ui/lanes/lane.h"
#include "ui/viewer/stack/stack.h"

#include <QTimer>

namespace lantern::viewer {

// The volume of a series while its slices arrive, and the slab that all its planes are shown with.
class Reconstruction : public QObject {
    Q_OBJECT
public:
    // Refused, with the reason, where the series is no volume.
    static Result<std::shared_ptr<Reconstruction>> make(FrameStore& store, SeriesPtr series);
    ~Reconstruction() override;

    const SeriesPtr& series() const { return m_series; }
    const volume::Volume& volume() const { return m_volume; }
    const volume::Slab& slab() const { return m_slab; }
    void setSlab(const volume::Slab& slab);
    geometry::PatientPoint centre() const;
    lanes::Lane& lane() { return m_lane; }    // for slabs that take long

Q_SIGNALS:
    void changed();    // more slices, or another slab

private:
    Reconstruction(FrameStore& store, SeriesPtr series, volume::Volume volume);
    void take(FrameKey key);

    FrameStore& m_store;
    SeriesPtr m_series;
    volume::Volume m_volume;
    volume::Slab m_slab;
    std::map<FrameKey, std::size_t> m_sliceOf;
    QTimer m_soon;    // slices come faster than planes need to be drawn anew
    lanes::Lane m_lane{1};
};

// The planes along one of the patient's directions through a reconstruction. They are cut when they are
// looked at: a plane takes a few milliseconds, and keeping them all would take a volume's memory again. A slab
// that would hold the window up is shown coarsely and cut whole beside it.
class PlaneStack final : public Stack {
    Q_OBJECT
public:
    PlaneStack(std::shared_ptr<Reconstruction> reconstruction, volume::Orientation orientation);
    ~PlaneStack() override;

    const SeriesPtr& series() const override { return m_reconstruction->series(); }
    int count() const override { return m_planes.count; }
    display::Picture picture(int index) const override;
    pixels::ImagePtr image(int index) override;
    std::optional<Error> failure(int) const override { return std::nullopt; }
    double spacing() const override { return m_planes.step; }
    bool isAsTaken() const override { return false; }
    void lookAt(int) override { }
    const std::vector<bool>& loaded() const override { return m_loaded; }
    Progress progress() const override;
    bool isPreview() const override { return m_isPreview; }
    pixels::ImagePtr wholeImage(int index) override;
    std::vector<volume::GapOutline> gaps(int index) const override;

    const volume::PlaneSet& planes() const { return m_planes; }
    // What a cut may take on the GUI thread; a test may allow none.
    void setPatience(double milliseconds) { m_patience = milliseconds; }

private:
    pixels::ImagePtr cut(int index, int every);
    int sparsity(int index) const;
    void finish(int index);
    void forget();    // of what is being cut

    std::shared_ptr<Reconstruction> m_reconstruction;
    volume::PlaneSet m_planes;
    dicom::FrameRef m_header;    // speaks for all planes
    display::Cut m_cut;    // of each, but for the slab
    std::vector<bool> m_loaded;
    int m_imageIndex = -1;
    pixels::ImagePtr m_image;    // of that plane
    bool m_isPreview = false;
    double m_patience = 16;    // ms: one frame of a screen
    double m_nanosecondsPerSample = 2;    // as it was last measured
    QPointer<lanes::Task> m_finishing;    // of the plane that is shown coarsely
};

}
