package dev.exesys.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** The directions of dependency in the engine and its core. */
@AnalyzeClasses(
    packages = {"dev.exesys.core", "dev.exesys.engine"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule AWS_ONLY_IN_ADAPTERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule LAMBDA_ONLY_IN_ENTRY_POINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule ONLY_HANDLERS_WIRE_ADAPTERS =
      noClasses()
          .that()
          .resideOutsideOfPackages("..aws..", "..lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.exesys..aws..");

  @ArchTest
  static final ArchRule THE_CORE_KNOWS_NO_SERVICE =
      noClasses()
          .that()
          .resideInAPackage("dev.exesys.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.exesys.engine..", "dev.exesys.compiler..", "dev.exesys.local..");

  @ArchTest
  static final ArchRule TIME_COMES_IN_AS_A_PARAMETER =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule NO_CYCLES_IN_THE_ENGINE =
      slices().matching("dev.exesys.engine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_IN_THE_CORE =
      slices().matching("dev.exesys.core.(*)..").should().beFreeOfCycles();
}
