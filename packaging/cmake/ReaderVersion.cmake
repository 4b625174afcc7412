# Writes OUT with a hash of what decides how a header is read: run at build time whenever one of SOURCES changed.
set(sums "DCMTK ${DCMTK_VERSION}")
foreach(source IN LISTS SOURCES)
    file(SHA256 ${source} sum)
    string(APPEND sums "${sum}\n")
endforeach()
string(SHA256 version "${sums}")
string(SUBSTRING ${version} 0 32 version)
file(WRITE ${OUT} "#pragma once\n\n#define LANTERN_READER_VERSION \"${version}\"\n")
