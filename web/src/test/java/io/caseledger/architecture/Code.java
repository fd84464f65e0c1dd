package io.caseledger.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;

/** The code that the rules are asked about, and the folder it comes from. */
final class Code {
    /** All modules' main classes: web sees them all. */
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(location -> !isTest(location))
            .importPackages(Place.ROOT);

    static final JavaClasses PLANTED = new ClassFileImporter().importPackages(Place.PLANTED);

    static final JavaClasses NONE = new ClassFileImporter().importClasses();

    /** The project's root folder, wherever the build was started. */
    static final Path PROJECT = project();

    private Code() {}

    private static boolean isTest(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar");
    }

    private static Path project() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("command-side/pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not started inside the project");
            }
        }
        return folder;
    }
}
