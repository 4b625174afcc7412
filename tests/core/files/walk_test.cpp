#include "core/files/walk.h"

#include "core/files/write_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/without_privileges.h"

#include <algorithm>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace lantern::files {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Walking : public testing::Test {
protected:
    fs::path at(const std::string& name) const { return m_folder.path() / name; }

    void put(const std::string& name) const
    {
        fs::create_directories(at(name).parent_path());
        ASSERT_TRUE(writeFile(at(name), std::string_view("x")));
    }
    void link(const std::string& to, const std::string& name) const
    {
        fs::create_directories(at(name).parent_path());
        fs::create_symlink(to, at(name));
    }

    static Walked walked(const std::vector<fs::path>& paths)
    {
        QuietJob job;
        return walk(paths, job);
    }

    // Names from the test's folder.
    std::vector<std::string> found(const std::vector<fs::path>& paths) const
    {
        std::vector<std::string> names;
        for (const auto& file : walked(paths).files)
            names.push_back(fs::path(file.path).lexically_relative(m_folder.path()).string());
        return names;
    }
    // "name: reason" of what was left out.
    std::vector<std::string> left(const std::vector<fs::path>& paths) const
    {
        std::vector<std::string> lines;
        for (const auto& one : walked(paths).left)
            lines.push_back(one.path.lexically_relative(m_folder.path()).string() + ": " + inEnglish(one.reason));
        return lines;
    }

    test::TemporaryFolder m_folder;
};

TEST_F(Walking, FindsAllFilesOfAFolderByNameHiddenOnesToo)
{
    for (const char* name : {"d/b", "d/a", "d/.hidden", "d/sub/z", "d/.dot/y", "e"})
        put(name);
    EXPECT_THAT(found({at("d")}), ElementsAre("d/.hidden", "d/a", "d/b", "d/.dot/y", "d/sub/z"));
    EXPECT_THAT(left({at("d")}), IsEmpty());
}

TEST_F(Walking, PathsThatAreGivenTwiceOrLieInEachOtherCountOnce)
{
    put("d/a");
    put("d/sub/b");
    EXPECT_THAT(found({at("d/sub/b"), at("d"), at("d/sub"), at("d/./sub/../a"), at("d/a")}),
                ElementsAre("d/sub/b", "d/a"));
}

// https://github.com/commontk/CTK/issues/1065
TEST_F(Walking, reported_ctk_1065_a_linked_folder_is_followed)
{
    put("store/0.dcm");
    put("store/1.dcm");
    put("open-me/1.dcm");
    link("../store", "open-me/today");
    EXPECT_THAT(found({at("open-me")}), ElementsAre("open-me/1.dcm", "open-me/today/0.dcm", "open-me/today/1.dcm"));
    EXPECT_THAT(left({at("open-me")}), IsEmpty());
}

// Whichever way leads there first: a folder's own name counts where it has one here.
TEST_F(Walking, ALinkToWhatIsFoundAnywayFindsNothingTwice)
{
    put("d/m/1");
    put("d/n/2");
    link("m", "d/a");
    link("../m", "d/n/again");
    link("m/1", "d/0");
    link("d/m", "other");
    EXPECT_THAT(found({at("d")}), ElementsAre("d/m/1", "d/n/2"));
    EXPECT_THAT(left({at("d")}), IsEmpty());
    EXPECT_THAT(found({at("d"), at("other")}), ElementsAre("d/m/1", "d/n/2"));
}

TEST_F(Walking, LoopsOfLinksEnd)
{
    put("d/sub/1");
    put("out/2");
    link(".", "d/self");
    link("..", "d/sub/up");
    link("../out", "d/out");
    link("../d", "out/back");    // reached by the link before
    link(at("out").string(), "out/me");
    EXPECT_THAT(found({at("d")}), ElementsAre("d/sub/1", "d/out/2"));
    EXPECT_THAT(left({at("d")}), IsEmpty());
}

TEST_F(Walking, LinksThatCannotBeFollowedAreNamed)
{
    put("d/1");
    link("nowhere", "d/dangling");
    link("round", "d/round");
    link("..", "d/up");
    link("/", "d/root");
    EXPECT_THAT(found({at("d")}), ElementsAre("d/1"));
    EXPECT_THAT(left({at("d")}),
                testing::UnorderedElementsAre(HasSubstr("dangling: This link leads to nothing"),
                                              HasSubstr("round: The file cannot be read: Too many levels"),
                                              HasSubstr("up: This link leads to a folder above"),
                                              HasSubstr("root: This link leads to a folder above")));
}

TEST_F(Walking, PipesSocketsAndDevicesAreNamedAndNeverOpened)
{
    put("d/1");
    ASSERT_EQ(::mkfifo(at("d/pipe").c_str(), 0600), 0);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    at("d/socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(socket);
    link("/dev/zero", "d/device");
    EXPECT_THAT(found({at("d")}), ElementsAre("d/1"));
    EXPECT_THAT(left({at("d")}),
                ElementsAre("d/device: This is a device, no file, and was not opened.",
                            "d/pipe: This is a pipe, no file, and was not opened.",
                            "d/socket: This is a socket, no file, and was not opened."));
    // Named itself, too.
    EXPECT_THAT(left({at("d/pipe")}), ElementsAre(HasSubstr("This is a pipe")));
    EXPECT_FALSE(walked({at("d/pipe")}).searched);
}

TEST_F(Walking, WhatMayNotBeLookedIntoIsNamed)
{
    put("d/1");
    put("d/closed/2");    // nobody may look into it
    put("d/names/3");    // its names may be read, and nothing else
    test::openToAll(m_folder.path());
    fs::permissions(at("d/closed"), fs::perms::none);
    fs::permissions(at("d/names"), fs::perms(0444));
    std::vector<std::string> lines, files, inRoot;
    {
        const test::WithoutPrivileges plain;
        if (!plain.isPlain())
            GTEST_SKIP() << "Nobody else can be played here.";
        lines = left({at("d")});
        files = found({at("d")});
        inRoot = left({at("d/closed")});
    }
    fs::permissions(at("d/closed"), fs::perms(0755));
    fs::permissions(at("d/names"), fs::perms(0755));
    EXPECT_THAT(files, ElementsAre("d/1"));
    EXPECT_THAT(lines,
                ElementsAre("d/closed: The folder cannot be searched: Permission denied.",
                            "d/names/3: The file cannot be read: Permission denied."));
    EXPECT_THAT(inRoot, ElementsAre(HasSubstr("The folder cannot be searched: Permission denied")));
}

// No path may have more than 4096 bytes, but folders may lie as deep as one likes.
TEST_F(Walking, WhatLiesTooDeepIsNamed)
{
    put("d/1");
    const std::string name(200, 'x');
    int folder = ::open(at("d").c_str(), O_RDONLY);
    for (int depth = 0; depth < 25; ++depth) {
        ASSERT_EQ(::mkdirat(folder, name.c_str(), 0755), 0);
        const int next = ::openat(folder, name.c_str(), O_RDONLY);
        ::close(folder);
        folder = next;
    }
    ::close(::openat(folder, "2", O_WRONLY | O_CREAT, 0644));
    ::close(folder);
    EXPECT_THAT(found({at("d")}), ElementsAre("d/1"));
    EXPECT_THAT(left({at("d")}), ElementsAre(HasSubstr("The folder cannot be searched: File name too long")));
}

TEST_F(Walking, PathsThatAreNotThereAreNamed)
{
    EXPECT_THAT(left({at("gone")}), ElementsAre("gone: There is no such file or folder."));
    EXPECT_FALSE(walked({at("gone")}).searched);
    EXPECT_FALSE(walked({}).searched);
}

}
}
