# Other people's libraries, all from Debian. Which room may use which is in core/README.md.
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(LibArchive REQUIRED)
find_package(PNG REQUIRED)
find_package(JPEG REQUIRED)
find_package(DCMTK REQUIRED CONFIG)
find_package(ZLIB REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(OpenJPEG REQUIRED IMPORTED_TARGET libopenjp2)
pkg_check_modules(CharLS REQUIRED IMPORTED_TARGET charls)
find_library(OPENJPH_LIBRARY openjph REQUIRED)    # encodes in tests; its .pc names no library
find_package(VTK 9.1 REQUIRED COMPONENTS CommonCore CommonDataModel ImagingCore
    RenderingCore RenderingOpenGL2 RenderingImage)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg OpenGL OpenGLWidgets Concurrent Test LinguistTools)
find_package(CLI11 REQUIRED)
