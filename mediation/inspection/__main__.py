from mediation.inspection.process import main

main()
