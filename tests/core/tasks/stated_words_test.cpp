#include "core/tasks/stated_words.h"

#include <gtest/gtest.h>

namespace lantern::tasks {

// As people name their series; none of these is made up to suit the code.
TEST(StatedWords, SayWhetherContrastWasGiven)
{
    for (const char* text : {"AX T1 POST GAD",
                             "T1 SE +C",
                             "t1_se_tra_KM",
                             "3D BRAVO C+",
                             "AX T1 FS +GD",
                             "sT1W_3D_TFE_GD",
                             "T1_postcontrast",
                             "T1CE",
                             "t1c",
                             "T1 mit KM",
                             "Ax T1 FSPGR 3D + C",
                             "AXIAL T1 POST CONTRAST",
                             "T1 gadolinium",
                             "mprage_post",
                             "T1 contrast-enhanced",
                             "T1WI C+",
                             "轴位 T1 增强",
                             "造影後T1",
                             "T1 avec gado",
                             "VIBE tra post KM",
                             "T1 TSE con mdc",
                             "Ax T1 Post-Gad",
                             "t1_vibe_fs_tra_+C",
                             "COR T1 GADOVIST",
                             "AX T1 W/ CONTRAST",
                             "AXIAL POST"})
        EXPECT_EQ(contrastIn(text), Contrast::Given) << text;
    for (const char* text :
         {"T1 pre", "AX T1 W/O", "T1 without contrast", "t1 nativ", "AX T1 NON CONTRAST", "T1 unenhanced", "T1 plain",
          "T1 ohne KM", "AX T1 PRE GAD", "pre-contrast T1", "T1 C-", "AX T1 WO CONTRAST", "noncontrast T1", "T1 平扫",
          "T1 non-enhanced", "AX T1 no gad", "T1 sans contraste", "precontrast"})
        EXPECT_EQ(contrastIn(text), Contrast::NotGiven) << text;
    for (const char* text : {"", "AX T1", "t1_mpr_sag", "phase contrast angio", "T1 pre and post contrast",
                             "C-spine T1", "post op", "T1 C SPINE", "AX T2 FLAIR", "MPRAGE", "localizer",
                             "posterior fossa T1", "head and neck", "T1 post-processed"})
        EXPECT_EQ(contrastIn(text), Contrast::NotStated) << text;
}

TEST(StatedWords, TellAMediumFromSayingThatThereWasNone)
{
    for (const char* agent : {"Gadovist", "DEMO gadolinium chelate", "Magnevist 15ml", "GD", "YES", "8 ml Dotarem"})
        EXPECT_EQ(contrastOfAgent(agent), Contrast::Given) << agent;
    for (const char* agent : {"NO", "NONE", "no contrast", "N", "Without", "keine", "无"})
        EXPECT_EQ(contrastOfAgent(agent), Contrast::NotGiven) << agent;
    for (const char* agent : {"", " ", "-", "UNKNOWN"})
        EXPECT_EQ(contrastOfAgent(agent), Contrast::NotStated) << agent;
}

TEST(StatedWords, NameAnotherWeighting)
{
    for (const char* text : {"AX T2", "t2_tse_tra", "FLAIR", "ep2d_diff_3scan_trace", "DWI b1000", "ADC", "AX PD FS",
                             "SWI", "T2 FLAIR +C", "TOF MRA", "STIR"})
        EXPECT_TRUE(otherWeightingIn(text)) << text;
    for (const char* text :
         {"AX T1 FLAIR +C", "T1W", "t1_mprage", "", "BRAVO", "axial post gad", "sT1W_3D_TFE", "CET1", "updated"})
        EXPECT_FALSE(otherWeightingIn(text)) << text;
}

TEST(StatedWords, NameTheHead)
{
    for (const char* text : {"BRAIN", "MR HEAD W", "Schädel nativ", "Kopf^Routine", "MRI CEREBRO", "颅脑 MRI", "Neuro",
                             "Cranium", "头部平扫", "encephale"})
        EXPECT_TRUE(namesHead(text)) << text;
    for (const char* text : {"", "KNEE", "L-SPINE", "Abdomen", "T1 post", "chest"})
        EXPECT_FALSE(namesHead(text)) << text;
}

}
