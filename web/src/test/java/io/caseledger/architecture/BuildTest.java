package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The checks of the build itself are bound to it, for every module, and stop it. */
@BesideTheOthers
class BuildTest {
    private static final String PLUGIN = "/project/build/plugins/plugin[artifactId='%s']";
    private static final String ERROR_PRONE =
            "/project/build/pluginManagement/plugins/plugin[artifactId='maven-compiler-plugin']"
                    + "/executions/execution[id='default-compile']/configuration/compilerArgs/arg";

    @Test
    void givenTheBuild_thenFormatterAndErrorProneStopIt() throws Exception {
        try (var pom = Files.newInputStream(Code.PROJECT.resolve("pom.xml"))) {
            assertThat(missing(parse(pom))).isEmpty();
        }
    }

    @Test
    void givenTheService_thenUnknownLicencesStopIt() throws Exception {
        var licences = PLUGIN.formatted("license-maven-plugin") + "/executions/execution[phase='prepare-package']";
        try (var file = Files.newInputStream(Code.PROJECT.resolve("web/pom.xml"))) {
            var pom = parse(file);
            assertThat(text(pom, licences + "/goals/goal")).isEqualTo("add-third-party");
            assertThat(text(pom, licences + "/configuration/failOnMissing")).isEqualTo("true");
            assertThat(text(pom, licences + "/configuration/failOnBlacklist")).isEqualTo("true");
        }
    }

    @Test
    @Spec("SEC-08")
    void givenTheService_thenItSaysWhatIsInItAndKnownHolesStopIt() throws Exception {
        try (var file = Files.newInputStream(Code.PROJECT.resolve("web/pom.xml"))) {
            var pom = parse(file);
            assertThat(text(pom, PLUGIN.formatted("cyclonedx-maven-plugin") + "/artifactId"))
                    .isNotEmpty();
            var enforced = PLUGIN.formatted("maven-enforcer-plugin") + "/executions/execution[phase='prepare-package']";
            assertThat(text(pom, enforced + "/goals/goal")).isEqualTo("enforce");
            assertThat(text(pom, enforced + "/configuration/fail")).isEqualTo("true");
            var banned = enforced + "/configuration/rules/bannedDependencies/excludes/exclude";
            assertThat(text(pom, "count(" + banned + "[contains(., ':(,')])")).isEqualTo("18");
            assertThat(text(pom, banned + "[.='com.thoughtworks.xstream']")).isNotEmpty();
        }
    }

    /** A version is one version: what is built tomorrow is what was built today. */
    @Test
    @Spec("SEC-08")
    void givenTheModules_thenVersionsAreExact() throws Exception {
        for (var module : List.of("", "command-side", "query-side", "projections", "platform", "web", "bench")) {
            var pom = Files.readString(Code.PROJECT.resolve(module).resolve("pom.xml"))
                    .replace("<version>0.1.0-SNAPSHOT</version>", "")
                    // the JDK may be any of these
                    .replace("<version>[21,)</version>", "");
            assertThat(pom)
                    .doesNotContainPattern("(?i)version>[^<]*(SNAPSHOT|LATEST|RELEASE\\b(?<!\\.RELEASE)|[\\[(,])");
        }
    }

    @Test
    void givenTheModules_thenNoneSwitchesAnyOfItOff() throws Exception {
        for (var module : List.of("command-side", "query-side", "projections", "platform", "web", "bench")) {
            var pom = Files.readString(Code.PROJECT.resolve(module).resolve("pom.xml"));
            assertThat(pom)
                    .doesNotContain(
                            "spotless",
                            "enforcer.skip",
                            "cyclonedx.skip",
                            "ErrorProne",
                            "compilerArgs",
                            "skipTests",
                            "maven.test.skip");
        }
    }

    @Test
    void givenABuildWithoutChecks_thenEachIsMissed() throws Exception {
        var bare = "<project><build><plugins/></build></project>";
        assertThat(missing(parse(new ByteArrayInputStream(bare.getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("formatter", "Error Prone", "NullAway as an error");
    }

    private static List<String> missing(Document pom) throws Exception {
        var found = new ArrayList<String>();
        var goals = text(
                pom,
                PLUGIN.formatted("spotless-maven-plugin")
                        + "/executions/execution[phase='process-test-classes']/goals/goal");
        if (!goals.equals("check")) {
            found.add("formatter");
        }
        var arguments = text(pom, "string(" + ERROR_PRONE + "[contains(.,'-Xplugin')])");
        if (!arguments.contains("-Xplugin:ErrorProne")) {
            found.add("Error Prone");
        }
        if (!arguments.contains("-Xep:NullAway:ERROR")
                || !arguments.contains("-XepOpt:NullAway:AnnotatedPackages=io.caseledger")) {
            found.add("NullAway as an error");
        }
        return found;
    }

    private static String text(Document document, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, document).strip();
    }

    private static Document parse(InputStream pom) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(pom);
    }
}
