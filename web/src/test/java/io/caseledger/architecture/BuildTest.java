package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

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
    void givenTheModules_thenNoneSwitchesAnyOfItOff() throws Exception {
        for (var module : List.of("command-side", "query-side", "projections", "web", "bench")) {
            var pom = Files.readString(Code.PROJECT.resolve(module).resolve("pom.xml"));
            assertThat(pom).doesNotContain("spotless", "ErrorProne", "compilerArgs", "skipTests", "maven.test.skip");
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
