# How every target of Lantern is built: one helper for a room, one for a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# -O2: -O3 gains nothing measurable here and costs build time.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
# As it is installed: programs find what belongs to them by the way from bin/.
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/lantern)

find_program(LANTERN_CCACHE ccache)
if(LANTERN_CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER ${LANTERN_CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${LANTERN_CCACHE})
endif()
find_program(LANTERN_MOLD mold)
if(LANTERN_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

option(LANTERN_TIDY "Run clang-tidy while compiling" OFF)
if(LANTERN_TIDY)
    set(CMAKE_CXX_CLANG_TIDY clang-tidy;--quiet)
endif()

# Warnings, include root and Qt's keyword rule: the same for rooms, programs and tests.
add_library(lantern_habits INTERFACE)
target_include_directories(lantern_habits INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(lantern_habits INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    # GCC 12 sees overlapping copies in plain string sums (GCC bug 105651), and strings that were
    # never made in variants that hold none (GCC bug 105562 and its kin).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<BOOL:${LANTERN_WARNINGS_ARE_ERRORS}>:-Werror>)
target_compile_definitions(lantern_habits INTERFACE QT_NO_KEYWORDS)

# lantern_room(core_dicom USES core_base core_geometry OUTSIDE DCMTK::dcmdata ...)
# One static library from every source in the room's folder. USES names rooms and is seen by
# those who use this one; OUTSIDE names other people's libraries and stays inside.
function(lantern_room name)
    cmake_parse_arguments(room "" "" "USES;OUTSIDE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h)
    list(TRANSFORM room_USES PREPEND lantern_)
    if(NOT sources MATCHES "\\.cpp")    # a room of headers alone
        add_library(lantern_${name} INTERFACE)
        target_link_libraries(lantern_${name} INTERFACE ${room_USES})
        return()
    endif()
    add_library(lantern_${name} STATIC ${sources})
    target_link_libraries(lantern_${name} PUBLIC ${room_USES} PRIVATE ${room_OUTSIDE} lantern_habits)
endfunction()

# lantern_module(core_torch USES core_base INCLUDES core_nn OUTSIDE torch)
# A room that is opened at run time. INCLUDES names rooms whose headers it reads without their libraries.
function(lantern_module name)
    cmake_parse_arguments(room "" "" "USES;INCLUDES;OUTSIDE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h)
    list(TRANSFORM room_USES PREPEND lantern_)
    string(REPLACE core_ "" output ${name})
    add_library(lantern_${output} MODULE ${sources})
    target_link_libraries(lantern_${output} PRIVATE ${room_USES} lantern_habits fmt::fmt ${room_OUTSIDE})
    install(TARGETS lantern_${output} LIBRARY DESTINATION lib/lantern)
endfunction()

# lantern_program(lantern-cli USES core_dicom OUTSIDE CLI11::CLI11)
# One program from every source in its folder.
function(lantern_program name)
    cmake_parse_arguments(room "" "" "USES;OUTSIDE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h)
    list(TRANSFORM room_USES PREPEND lantern_)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE ${room_USES} ${room_OUTSIDE} lantern_habits)
    target_compile_definitions(${name} PRIVATE LANTERN_VERSION="${PROJECT_VERSION}")
    if(TARGET lantern_torch)
        add_dependencies(${name} lantern_torch)
    endif()
    install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()

# lantern_test(core_dicom USES core_dicom support LABELS long)
# One GoogleTest program from every *_test.cpp beside the calling CMakeLists.txt.
function(lantern_test name)
    cmake_parse_arguments(test "" "" "USES;OUTSIDE;LABELS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *_test.cpp)
    add_executable(test_${name} ${sources})
    list(TRANSFORM test_USES PREPEND lantern_)
    target_link_libraries(test_${name} PRIVATE ${test_USES} ${test_OUTSIDE} GTest::gtest_main GTest::gmock lantern_habits)
    set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    gtest_discover_tests(test_${name} DISCOVERY_MODE PRE_TEST TEST_PREFIX ${name}/
        PROPERTIES TIMEOUT 300 LABELS "${test_LABELS}")
endfunction()

# lantern_qt_test(ui_viewer USES ui_viewer) makes one QtTest program of every *_test.cpp here,
# each with its own QTEST_MAIN. It runs on Qt's offscreen platform; XVFB asks for a real X server.
function(lantern_qt_test name)
    cmake_parse_arguments(test "XVFB" "" "USES;OUTSIDE;LABELS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *_test.cpp)
    list(TRANSFORM test_USES PREPEND lantern_)
    foreach(source IN LISTS sources)
        get_filename_component(stem ${source} NAME_WE)
        set(target test_${name}_${stem})
        add_executable(${target} ${source})
        set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
        target_link_libraries(${target} PRIVATE ${test_USES} ${test_OUTSIDE} Qt6::Test lantern_habits)
        if(test_XVFB)
            add_test(NAME ${name}/${stem} COMMAND xvfb-run -a -s "-screen 0 1600x1000x24" $<TARGET_FILE:${target}>)
        else()
            add_test(NAME ${name}/${stem} COMMAND ${target})
            set_tests_properties(${name}/${stem} PROPERTIES ENVIRONMENT QT_QPA_PLATFORM=offscreen)
        endif()
        set_tests_properties(${name}/${stem} PROPERTIES TIMEOUT 300 LABELS "${test_LABELS}")
    endforeach()
endfunction()
