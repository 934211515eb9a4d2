package dev.exesys.asl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The model depends only on collections, text and JSON trees. */
@AnalyzeClasses(packages = "dev.exesys.asl", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DEPENDS_ONLY_ON_VALUES =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.exesys.asl..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.io",
              "java.nio.charset",
              "tools.jackson..",
              "org.jspecify..");
}
