package io.caseledger.shared.database;

import io.caseledger.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the server's programs are run without root's privileges, which PostgreSQL refuses to have. An ordinary user runs
 * them plainly. Root runs them in a user namespace of their own, where files keep their owner but all privileges are
 * gone; where the machine forbids that (most containers), as {@code nobody}, to whom the data then belongs.
 */
record Unprivileged(List<String> prefix, int owner) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    /** @param folder what the server reads and writes; exists and belongs to whoever ran it last */
    static Unprivileged in(Path folder) {
        try {
            int self = self(folder);
            int owner = owner(folder);
            if (self != ROOT) {
                if (owner != self) {
                    throw new StartRefused(
                            "caseledger.data-dir: " + folder + " belongs to user " + owner
                                    + ", but the service runs as " + System.getProperty("user.name") + " (" + self
                                    + ").",
                            "Start it as the user that started it before (root: sudo), or hand the folder over: chown -R "
                                    + System.getProperty("user.name") + " " + folder);
                }
                return new Unprivileged(List.of(), self);
            }
            if (owner == ROOT
                    && works(List.of("unshare", "-U", "--", "sh", "-c", "test -w \"$0\"", folder.toString()))) {
                return new Unprivileged(List.of("unshare", "-U", "--"), ROOT);
            }
            return as(owner == ROOT ? NOBODY : owner, folder);
        } catch (IOException e) {
            throw new StartRefused(
                    "caseledger.data-dir: " + folder + " cannot be written (" + e + ").",
                    "Let the user " + System.getProperty("user.name") + " own that folder.",
                    e);
        }
    }

    /** Root's second way: another user's id, to whom the folder is given. */
    static Unprivileged as(int uid, Path folder) throws IOException {
        var way = new Unprivileged(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--"), uid);
        way.own(folder);
        if (!works(way.command(List.of("sh", "-c", "test -w \"$0\"", folder.toString())))) {
            throw new StartRefused(
                    "The service runs as root, and PostgreSQL, which refuses to, cannot reach " + folder + " as user "
                            + uid + ".",
                    "Start the service as an ordinary user, or set caseledger.data-dir to a folder that every user can"
                            + " enter, such as /var/lib/caseledger (setpriv of util-linux is needed).");
        }
        return way;
    }

    /** The command to run, e.g. {@code unshare -U -- initdb …}. */
    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Gives what this service wrote to the user whom the server runs as. */
    void own(Path path) throws IOException {
        if (owner(path) == owner && !Files.isDirectory(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (owner(each) != owner) {
                    Files.setAttribute(each, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(each, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static boolean works(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** This process's user id: that of a file it makes. */
    private static int self(Path folder) throws IOException {
        Path mine = Files.createTempFile(folder.toAbsolutePath().getParent(), "whoami", null);
        try {
            return owner(mine);
        } finally {
            Files.delete(mine);
        }
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
