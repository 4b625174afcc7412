#pragma once

namespace lantern {

// Tells OpenMP and OpenBLAS, through the environment, that threads with nothing to do sleep, and that BLAS brings no
// threads of its own: two pools that do not know each other, spinning, take several times as long where another
// program wants the cores too. What somebody has set already stays. True where anything was set. Libraries read it
// once, when they are loaded.
bool askThreadsToSleep();

// The same for a program that has OpenMP before its main() begins, as each has that uses Debian's Qt (libQt6Core
// needs libb2, which needs libgomp): it starts itself again, once, with the variables set. First in main().
void restartWithSleepingThreads(char** argv);

// How many threads a long computation may take beside a window: one core stays free, wherever there are two.
int threadsBesideWindow();
int threadsBesideWindow(int cores);

}
