package dev.exesys.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/**
 * The directions that docs/ARCHITECTURE.md draws, over all modules, since this one sees them all.
 */
@AnalyzeClasses(packages = "dev.exesys", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ASL = "dev.exesys.asl..";
  private static final String COMPILER = "dev.exesys.compiler..";
  private static final String CONTRACT = "dev.exesys.core.contract..";
  private static final String CORE = "dev.exesys.core..";
  private static final String ENGINE = "dev.exesys.engine..";
  private static final String WORKER = "dev.exesys.worker..";
  private static final String LOCAL = "dev.exesys.local..";
  private static final String CLI = "dev.exesys.cli..";

  @ArchTest
  static final ArchRule theModelStandsAlone =
      noClasses()
          .that()
          .resideInAPackage(ASL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMPILER, CORE, ENGINE, WORKER, LOCAL, CLI);

  @ArchTest
  static final ArchRule theCompilerKnowsTheModelOnly =
      noClasses()
          .that()
          .resideInAPackage(COMPILER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, ENGINE, WORKER, LOCAL, CLI);

  @ArchTest
  static final ArchRule theLocalRuntimeKnowsTheModelOnly =
      noClasses()
          .that()
          .resideInAPackage(LOCAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMPILER, CORE, ENGINE, WORKER, CLI);

  @ArchTest
  static final ArchRule theCoreKnowsNoneOfItsUsers =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMPILER, ENGINE, WORKER, LOCAL, CLI);

  @ArchTest
  static final ArchRule theEngineKnowsNoWorker =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKER, LOCAL, CLI);

  @ArchTest
  static final ArchRule theWorkerKnowsNoEngine =
      noClasses()
          .that()
          .resideInAPackage(WORKER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ENGINE, LOCAL, COMPILER, CLI);

  @ArchTest
  static final ArchRule theSdkStaysInPackagesNamedAws =
      noClasses()
          .that()
          .resideOutsideOfPackages("..aws..", "..lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule lambdaTypesStayInPackagesNamedLambda =
      noClasses()
          .that()
          .resideOutsideOfPackage("..lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule compilerModelAndContractDoNoInputOrOutput =
      noClasses()
          .that()
          .resideInAnyPackage(ASL, COMPILER, CONTRACT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "software.amazon..");

  @ArchTest
  static final ArchRule timeComesFromOutside =
      noClasses().that(not(resideInAPackage(CLI))).should().callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.exesys.(**)").should().beFreeOfCycles();
}
