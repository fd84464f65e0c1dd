package io.caseledger.architecture;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's documents as the tests read them: their links, headings and table rows. */
final class Documents {
    private static final Pattern LINK = Pattern.compile("\\[((?:[^\\[\\]]|\\[[^\\]]*])*)]\\(([^)\\s]+)\\)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

    private final Path project;

    Documents(Path project) {
        this.project = project;
    }

    record Link(String text, String target) {
        boolean leavesTheProject() {
            return URI.create(target).isAbsolute();
        }
    }

    /** The documents beside README.md and everything below docs. */
    List<Path> all() throws IOException {
        try (var front = Files.list(project);
                var below = Files.walk(project.resolve("docs"))) {
            return Stream.concat(front, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** Links whose file or heading is not there, or that leave the project by a path. */
    List<String> deadLinks() throws IOException {
        var dead = new ArrayList<String>();
        for (var file : all()) {
            for (var link : links(Files.readString(file))) {
                if (!link.leavesTheProject() && !leadsSomewhere(file, link.target())) {
                    dead.add(project.relativize(file) + " -> " + link.target());
                }
            }
        }
        return dead;
    }

    /** Documents that the index in docs/README.md does not name. */
    List<String> unlisted() throws IOException {
        var index = project.resolve("docs/README.md");
        var listed = links(Files.readString(index)).stream()
                .map(link -> index.resolveSibling(link.target()).normalize())
                .collect(Collectors.toSet());
        return all().stream()
                .filter(file -> !file.equals(index) && !listed.contains(file))
                .map(file -> project.relativize(file).toString())
                .toList();
    }

    static List<Link> links(String markdown) {
        var found = new ArrayList<Link>();
        var matcher = LINK.matcher(FENCED.matcher(markdown).replaceAll(""));
        while (matcher.find()) {
            found.add(new Link(matcher.group(1).replace("`", ""), matcher.group(2)));
        }
        return found;
    }

    private boolean leadsSomewhere(Path file, String target) throws IOException {
        var parts = target.split("#", 2);
        var to = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        return to.startsWith(project)
                && Files.exists(to)
                && (parts.length == 1
                        || !to.toString().endsWith(".md")
                        || anchors(Files.readString(to)).contains(parts[1]));
    }

    private static Set<String> anchors(String markdown) {
        var found = new HashSet<String>();
        FENCED.matcher(markdown)
                .replaceAll("")
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .forEach(heading ->
                        found.add(heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')));
        return found;
    }
}
