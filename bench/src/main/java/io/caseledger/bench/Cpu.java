package io.caseledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CPU seconds used so far by this process and by PostgreSQL with all its children, from /proc. Nothing else on the machine counts. */
final class Cpu {
    private static final double TICKS_A_SECOND = 100;
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_USER_TIME = 13;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private final long postmaster;

    /** @param backend process id of any session's backend */
    Cpu(long backend) throws IOException {
        postmaster = Long.parseLong(stat(Path.of("/proc/" + backend + "/stat")).get(PARENT));
    }

    double postgres() throws IOException {
        var ticks = 0L;
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                List<String> stat;
                try {
                    stat = stat(process.resolve("stat"));
                } catch (IOException e) {
                    continue; // it has just ended; its time is in its parent's
                }
                var pid = Long.parseLong(process.getFileName().toString());
                if (pid == postmaster) {
                    ticks += sum(stat, USER_TIME, SYSTEM_TIME, CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME);
                } else if (Long.parseLong(stat.get(PARENT)) == postmaster) {
                    ticks += sum(stat, USER_TIME, SYSTEM_TIME);
                }
            }
        }
        return ticks / TICKS_A_SECOND;
    }

    static double thisProcess() throws IOException {
        return sum(stat(Path.of("/proc/self/stat")), USER_TIME, SYSTEM_TIME) / TICKS_A_SECOND;
    }

    private static long sum(List<String> stat, int... fields) {
        var sum = 0L;
        for (var field : fields) {
            sum += Long.parseLong(stat.get(field));
        }
        return sum;
    }

    /** The fields behind the name, which may contain blanks: state, parent, … */
    private static List<String> stat(Path file) throws IOException {
        var text = Files.readString(file);
        return List.of(text.substring(text.lastIndexOf(')') + 2).strip().split(" "));
    }
}
