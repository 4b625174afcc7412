#include "ui/viewer/stack/plane_stack.h"

#include "core/base/messages.h"
#include "core/volume/gap_outlines.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

namespace lantern::viewer {

Result<std::shared_ptr<Reconstruction>> Reconstruction::make(FrameStore& store, SeriesPtr series)
{
    LANTERN_TRY(volume, volume::volumeOf(*series));
    return std::shared_ptr<Reconstruction>(new Reconstruction(store, std::move(series), std::move(volume)));
}

Reconstruction::Reconstruction(FrameStore& store, SeriesPtr series, volume::Volume volume)
    : m_store(store)
    , m_series(std::move(series))
    , m_volume(std::move(volume))
{
    for (std::size_t slice = 0; slice < m_volume.slices.size(); ++slice) {
        const FrameKey key = keyOf(m_series->frames[m_volume.slices[slice].frame]);
        m_sliceOf[key] = slice;
        take(key);
    }
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &Reconstruction::changed);
    const auto retake = [this](FrameKey key) {
        if (!m_sliceOf.contains(key))
            return;
        take(key);
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_store, &FrameStore::frameReady, this, retake);
    connect(&m_store, &FrameStore::frameDropped, this, retake);
    m_store.watch(this, m_series, static_cast<int>(m_series->frames.size() / 2));
}

Reconstruction::~Reconstruction() { m_store.watch(this, nullptr, 0); }

void Reconstruction::take(FrameKey key)
{
    const std::size_t slice = m_sliceOf.at(key);
    // A slice that cannot be read, or is not as its header said, stays away; the stack names it.
    m_volume.slices[slice].image = nullptr;
    if (auto image = m_store.image(m_series->frames[m_volume.slices[slice].frame]))
        (void)volume::setImage(m_volume, slice, std::move(image));
}

void Reconstruction::setSlab(const volume::Slab& slab)
{
    if (slab == m_slab)
        return;
    m_slab = slab;
    Q_EMIT changed();
}

geometry::PatientPoint Reconstruction::centre() const
{
    const auto& plane = m_volume.slices[m_volume.slices.size() / 2].plane;
    return plane.patientFromPixel({(m_volume.columns - 1) / 2.0, (m_volume.rows - 1) / 2.0});
}

PlaneStack::PlaneStack(std::shared_ptr<Reconstruction> reconstruction, volume::Orientation orientation)
    : m_reconstruction(std::move(reconstruction))
    , m_planes(volume::planesThrough(m_reconstruction->volume(), orientation))
    , m_header(display::headerOf(*series()))
    , m_cut(display::cutOf(m_reconstruction->volume(), orientation, {}))
    , m_loaded(static_cast<std::size_t>(m_planes.count), true)
{
    connect(m_reconstruction.get(), &Reconstruction::changed, this, [this] {
        forget();
        m_image = nullptr;
        Q_EMIT imagesChanged();
    });
}

PlaneStack::~PlaneStack() { forget(); }

display::Picture PlaneStack::picture(int index) const
{
    auto cut = m_cut;
    cut.slab = m_reconstruction->slab();
    cut.isPreview = m_isPreview;
    return display::pictureOf(m_header, m_planes, index, cut);
}

pixels::ImagePtr PlaneStack::image(int index)
{
    if (m_image && m_imageIndex == index)
        return m_image;
    forget();
    const int every = sparsity(index);
    m_image = cut(index, every);
    m_imageIndex = index;
    m_isPreview = every > 1;
    if (m_isPreview)
        finish(index);
    return m_image;
}

pixels::ImagePtr PlaneStack::wholeImage(int index)
{
    if (!m_image || m_imageIndex != index || m_isPreview) {
        forget();
        m_image = cut(index, 1);
        m_imageIndex = index;
    }
    return m_image;
}

pixels::ImagePtr PlaneStack::cut(int index, int every)
{
    const auto& volume = m_reconstruction->volume();
    const auto plane = m_planes.plane(index);
    QElapsedTimer clock;
    clock.start();
    auto image = volume::reslice(volume, plane, m_planes.rows, m_planes.columns, m_reconstruction->slab(), every);
    const double samples = static_cast<double>(m_planes.rows) * m_planes.columns
        * std::max(1, volume::layersOf(volume, plane, m_reconstruction->slab()) / every);
    m_nanosecondsPerSample = std::max(0.1, static_cast<double>(clock.nsecsElapsed()) / std::max(samples, 1.0));
    return image;
}

// Of how many samples across the slab one is taken, so that the window does not wait.
int PlaneStack::sparsity(int index) const
{
    const auto& volume = m_reconstruction->volume();
    const int layers = volume::layersOf(volume, m_planes.plane(index), m_reconstruction->slab());
    const double perLayer = static_cast<double>(m_planes.rows) * m_planes.columns * m_nanosecondsPerSample / 1e6;
    if (layers <= 1 || layers * perLayer <= m_patience)
        return 1;
    const double fitting = std::max(1.0, std::floor(m_patience / perLayer));
    return static_cast<int>(std::ceil(layers / fitting));
}

void PlaneStack::finish(int index)
{
    m_finishing = m_reconstruction->lane().start(
        this,
        [volume = m_reconstruction->volume(), plane = m_planes.plane(index), rows = m_planes.rows,
         columns = m_planes.columns, slab = m_reconstruction->slab()](Job& job) -> Result<pixels::ImagePtr> {
            auto image = volume::reslice(volume, plane, rows, columns, slab, 1, &job);
            if (!image)
                return fail(ErrorCode::Cancelled, messages::WorkCancelled);
            return image;
        },
        [this, index](Result<pixels::ImagePtr> image) {
            if (!image)    // forgotten meanwhile
                return;
            m_image = *std::move(image);
            m_isPreview = false;
            Q_EMIT imageReady(index);
        });
}

void PlaneStack::forget()
{
    if (m_finishing)
        m_finishing->cancel();
    m_isPreview = false;
}

std::vector<volume::GapOutline> PlaneStack::gaps(int index) const
{
    return volume::gapOutlines(m_reconstruction->volume(), m_planes.plane(index), m_planes.rows, m_planes.columns,
                               m_reconstruction->slab());
}

Stack::Progress PlaneStack::progress() const
{
    const auto& volume = m_reconstruction->volume();
    return {static_cast<int>(volume.loaded()), static_cast<int>(volume.slices.size())};
}

}
